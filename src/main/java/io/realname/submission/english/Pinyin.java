package io.realname.submission.english;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Locale;

/** Writes Han text in Pinyin (GB/T 16159, GB/T 28039). Thread-safe. */
final class Pinyin {
    private static final int LONGEST_WORD = 6;

    private final Readings readings;
    private final NameData data;

    Pinyin(Readings readings, NameData data) {
        this.readings = readings;
        this.data = data;
    }

    /** A person's Han name: the surname, read as one, before the given name in one word. */
    String person(String name) {
        int first = name.offsetByCodePoints(0, 1);
        String compound = name.length() >= 2 ? data.compoundSurnames().get(name.substring(0, 2)) : null;
        if (compound != null) {
            return join(compound, word(name.substring(2)));
        }
        String surname = name.substring(0, first);
        return join(data.surnames().getOrDefault(surname, word(surname)), word(name.substring(first)));
    }

    private static String join(String surname, String given) {
        return given.isEmpty() ? surname : surname + " " + given;
    }

    /** One word: its syllables without space, capitalised, parted by an apostrophe where a vowel begins one. */
    String word(String han) {
        StringBuilder word = new StringBuilder();
        han.codePoints().forEach(c -> {
            String syllable = readings.of(c);
            if (!word.isEmpty() && !syllable.isEmpty() && "aeo".indexOf(syllable.charAt(0)) >= 0) {
                word.append('\'');
            }
            word.append(syllable);
        });
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Several words with spaces between them: those of the configuration first, the rest as a dictionary parts it. */
    String words(String han) {
        StringBuilder written = new StringBuilder();
        int rest = 0;
        for (int i = 0; i < han.length(); ) {
            int length = knownWord(han, i);
            if (length > 0) {
                parted(han.substring(rest, i), written);
                written.append(' ').append(data.words().get(han.substring(i, i + length)));
                rest = i + length;
            }
            i += Math.max(1, length);
        }
        parted(han.substring(rest), written);
        return written.toString().strip();
    }

    private int knownWord(String han, int from) {
        for (int length = Math.min(LONGEST_WORD, han.length() - from); length > 1; length--) {
            if (data.words().containsKey(han.substring(from, from + length))) {
                return length;
            }
        }
        return 0;
    }

    private void parted(String han, StringBuilder written) {
        if (han.length() > 1) {
            BreakIterator breaks = (BreakIterator) Dictionary.WORDS.clone();
            breaks.setText(han);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                written.append(' ').append(word(han.substring(from, to)));
            }
        } else if (!han.isEmpty()) {
            written.append(' ').append(word(han));
        }
    }

    /** Loaded when the first name is derived that needs it. */
    private static final class Dictionary {
        static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.CHINESE);
    }
}
