package io.realname.notify;

import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseView;
import io.realname.casefile.OpenCase;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ID numbers of a case, none of which may stand whole in a mail, wherever it came from: a subject, a message that quotes what was
 * written, a suggestion. Immutable.
 */
final class Numbers {
    /** What looks like a number of a resident or an organisation, whoever it belongs to. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Z]{15,30}[Xx]?(?![0-9A-Za-z])");

    /** The same of a resident, typed in groups or full-width. */
    private static final Pattern TYPED_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])[0-9\\uFF10-\\uFF19](?:[ \\u00A0\\u3000]?[0-9\\uFF10-\\uFF19]){13,16}"
                    + "[ \\u00A0\\u3000]?[0-9Xx\\uFF10-\\uFF19\\uFF38\\uFF58](?![0-9A-Za-z])");

    private static final int SHORTEST = 5;

    /** Masks what looks like a number, without knowing any. */
    static final Numbers ANY = new Numbers(Set.of());

    private final Set<String> known;

    private Numbers(Set<String> known) {
        this.known = known;
    }

    /** The numbers of a case's present submission, and of one that is answered beside it. */
    static Numbers of(CaseFile file, CaseView view, UUID attempt) {
        return file.jdbi()
                .withHandle(handle -> of(Stream.concat(
                                file.loader().load(handle, view.id()).map(OpenCase::submission).stream(),
                                file.loader().submission(handle, attempt).stream())
                        .toList()));
    }

    /** The numbers of submissions. */
    static Numbers of(List<Submission> submissions) {
        // The longest first: another may be a part of it.
        Set<String> known =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        submissions.forEach(submission -> addAll(known, submission));
        return new Numbers(known);
    }

    private static void addAll(Set<String> known, Submission submission) {
        add(known, submission.profile().idNumber());
        Profile.Contact contact = submission.profile().contact();
        add(known, contact == null ? null : contact.idNumber());
        submission.documents().forEach(document -> add(known, document.printedNumber()));
    }

    private static void add(Set<String> numbers, @Nullable PersonalText number) {
        if (number == null) {
            return;
        }
        String written = number.value().strip();
        // As it was written, and as it is meant: both may stand in a subject or in what a finding quotes.
        String meant = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        for (String form : List.of(written, meant)) {
            if (form.length() >= SHORTEST) {
                numbers.add(form);
            }
        }
    }

    /** The text with its numbers masked. */
    String mask(String text) {
        String masked = text;
        for (String number : known) {
            masked = masked.replace(number, Masking.number(number));
        }
        masked = TYPED_NUMBER.matcher(masked).replaceAll(Numbers::masked);
        return LONG_NUMBER
                .matcher(masked)
                .replaceAll(
                        found -> digits(found.group()) >= 8 ? masked(found) : Matcher.quoteReplacement(found.group()));
    }

    private static String masked(MatchResult found) {
        return Matcher.quoteReplacement(Masking.number(found.group()));
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
