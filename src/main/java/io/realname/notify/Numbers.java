package io.realname.notify;

import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ID numbers of a case, none of which may stand whole in a mail, wherever it came from: a subject, a message that quotes what was
 * written, a suggestion. Immutable.
 */
final class Numbers {
    /** What looks like a number of a resident or an organisation, whoever it belongs to. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Z]{15,30}[Xx]?(?![0-9A-Za-z])");

    private static final int SHORTEST = 5;

    /** Masks what looks like a number, without knowing any. */
    static final Numbers ANY = new Numbers(Set.of());

    private final Set<String> known;

    private Numbers(Set<String> known) {
        this.known = known;
    }

    /** The numbers of a case's present submission. */
    static Numbers of(CaseFile file, CaseView view) {
        Set<String> known =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        if (view.state() != CaseState.QUARANTINED) {
            file.jdbi()
                    .withHandle(handle -> file.loader().load(handle, view.id()))
                    .ifPresent(open -> known.addAll(numbers(open.submission())));
        }
        return new Numbers(known);
    }

    private static Set<String> numbers(Submission submission) {
        Set<String> numbers = new HashSet<>();
        add(numbers, submission.profile().idNumber());
        Profile.Contact contact = submission.profile().contact();
        add(numbers, contact == null ? null : contact.idNumber());
        submission.documents().forEach(document -> add(numbers, document.printedNumber()));
        return numbers;
    }

    private static void add(Set<String> numbers, @Nullable PersonalText number) {
        if (number != null && number.value().strip().length() >= SHORTEST) {
            numbers.add(number.value().strip());
        }
    }

    /** The text with its numbers masked. */
    String mask(String text) {
        String masked = text;
        for (String number : known) {
            masked = masked.replace(number, Masking.number(number));
        }
        Matcher found = LONG_NUMBER.matcher(masked);
        return found.replaceAll(number -> digits(number.group()) >= 8
                ? Matcher.quoteReplacement(Masking.number(number.group()))
                : Matcher.quoteReplacement(number.group()));
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
