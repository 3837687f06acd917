package io.realname.screening.name;

import io.realname.screening.Facts;
import io.realname.screening.Spaces;
import io.realname.submission.DocumentRef;
import io.realname.submission.HolderType;
import io.realname.submission.PersonalText;
import io.realname.submission.Submission;
import io.realname.submission.english.EnglishNames;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The name as it stands on the identity document, where the source told it. */
final class PrintedName {
    private PrintedName() {}

    /** Every printed name that is not blank, in the order of the documents. */
    static List<String> all(Submission submission) {
        return submission.documents().stream()
                .filter(DocumentRef::isIdentity)
                .map(DocumentRef::printedName)
                .filter(Objects::nonNull)
                .map(PersonalText::value)
                .filter(printed -> !Spaces.isBlank(printed))
                .toList();
    }

    /** The Chinese one of two names on a document, or null if it bears one name, or perhaps does. */
    static @Nullable String hanPart(String printed, Facts facts) {
        List<String> readings = readings(printed, facts);
        return readings.size() == 1 && !readings.get(0).equals(printed) ? readings.get(0) : null;
    }

    /**
     * What the holder's name can be by a document, the likeliest first: the printed name; or its Chinese part alone, where the document bears
     * the name in Chinese and in Latin letters; or either, where Latin letters touch the Chinese ones and may belong to an organisation's.
     * Latin letters inside a Chinese name do, one word of them before it too, and so do those before a mere legal form.
     */
    static List<String> readings(String printed, Facts facts) {
        if (!EnglishNames.hasHan(printed)) {
            return List.of(printed);
        }
        int from = 0;
        while (!isHan(printed.codePointAt(from))) {
            from += Character.charCount(printed.codePointAt(from));
        }
        int to = printed.length();
        while (!isHan(printed.codePointBefore(to))) {
            to -= Character.charCount(printed.codePointBefore(to));
        }
        boolean individual = facts.profile().type() == HolderType.INDIVIDUAL;
        boolean before = latinWords(printed.substring(0, from)) >= (individual ? 1 : 2);
        boolean after = latinWords(printed.substring(to)) >= 1;
        int start = before ? opened(printed, from) : 0;
        int end = after ? closed(printed, start, to) : printed.length();
        String part = printed.substring(start, end);
        if ((!before && !after) || facts.reference().names().isLegalForm(part)) {
            return List.of(printed);
        }
        boolean touching = (before && Character.isLetter(printed.charAt(start - 1)))
                || (after && Character.isLetter(printed.charAt(end)));
        return touching && !individual ? List.of(printed, part) : List.of(part);
    }

    /** Words of at least two Latin letters. */
    private static int latinWords(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^\\p{L}]+", -1)) {
            if (word.length() > 1 && word.codePoints().allMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)) {
                words.add(word);
            }
        }
        return words.size();
    }

    /** The start of the Chinese name together with a sign that opens it. */
    private static int opened(String text, int from) {
        return from > 0
                        && "《（(".indexOf(text.charAt(from - 1)) >= 0
                        && text.indexOf(closing(text.charAt(from - 1)), from) >= 0
                ? from - 1
                : from;
    }

    private static char closing(char opening) {
        return opening == '《' ? '》' : opening == '(' ? ')' : '）';
    }

    /** The end of the Chinese name together with a sign that closes what it opened. */
    private static int closed(String text, int start, int to) {
        if (to < text.length()) {
            char sign = text.charAt(to);
            int opening = sign == '》' ? '《' : sign == ')' ? '(' : sign == '）' ? '（' : -1;
            if (opening >= 0 && text.substring(start, to).indexOf(opening) >= 0) {
                return to + 1;
            }
        }
        return to;
    }

    private static boolean isHan(int c) {
        return UnicodeScript.of(c) == UnicodeScript.HAN;
    }
}
