package io.realname.submission.english;

import io.realname.submission.HolderType;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * English names: their form (F, I; RFC 5733 wants ASCII), and the derived name of a holder for whom a source gives none: Pinyin,
 * with the surnames of persons read as surnames. Thread-safe.
 */
public final class EnglishNames {
    private final NameData data;
    private final Readings readings;
    private final Pinyin pinyin;

    private EnglishNames(NameData data, Readings readings) {
        this.data = data;
        this.readings = readings;
        this.pinyin = new Pinyin(readings, data);
    }

    /** Reads {@code english/} in the configuration folder. */
    public static EnglishNames load(Path config) throws IOException {
        Path folder = config.resolve("english");
        return new EnglishNames(
                NameData.load(folder.resolve("names.yaml")), Readings.load(folder.resolve("readings.txt")));
    }

    /** Fewest characters of an English field. */
    public int shortest() {
        return data.shortest();
    }

    /** Most characters of an English field. */
    public int longest() {
        return data.longest();
    }

    /** The English name that goes to a reviewer: the one given, else the derived one, shortened if it is too long; null without a name. */
    public @Nullable String of(Profile profile) {
        PersonalText given = profile.nameEn();
        PersonalText name = profile.name();
        if (given != null) {
            return given.value();
        }
        return name == null ? null : shortened(derived(name.value(), profile.type()));
    }

    /** The name as an English one, at whatever length: Han characters in Pinyin, the rest as far as an English name has it. */
    public String derived(String name, @Nullable HolderType type) {
        if (type != HolderType.ORGANIZATION && isHanAlone(name)) {
            return pinyin.person(withoutSpaces(name));
        }
        // The parts of a person's name with dots in it hold no Chinese surname.
        return clean(romanised(name, type == HolderType.INDIVIDUAL));
    }

    /** Text other than a name, such as an address, in the characters of ASCII: Han characters in Pinyin. */
    public String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Ascii.fold(romanised(text, false), data.letters())
                .codePoints()
                .forEach(c -> kept.append(c < 0x7F ? Character.toString(c) : isDropped(c) ? "" : " "));
        return Ascii.singleSpaced(kept);
    }

    /** The text with its stretches of Han characters in Pinyin, each as one word or as the words that it consists of. */
    private String romanised(String text, boolean oneWord) {
        StringBuilder written = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            boolean han = Readings.isHan(text.codePointAt(from));
            int to = from;
            while (to < text.length() && Readings.isHan(text.codePointAt(to)) == han) {
                to += Character.charCount(text.codePointAt(to));
            }
            String run = text.substring(from, to);
            if (!han) {
                written.append(run);
            } else {
                written.append(' ')
                        .append(oneWord ? pinyin.word(run) : pinyin.words(run))
                        .append(' ');
            }
            from = to;
        }
        return written.toString();
    }

    /** Whether the derived name cannot be longer than an English field, which is quick to see for nearly every name. */
    public boolean isSurelyShort(String name) {
        int most = 0;
        for (int i = 0; i < name.length() && most <= data.longest(); i++) {
            char c = name.charAt(i);
            // A space or an apostrophe comes with a syllable; an umlaut or a parenthesis may become two characters.
            most += c < 0x80 ? 2 : !Readings.isHan(c) ? 3 : readings.of(c).length() + 1;
        }
        return most <= data.longest();
    }

    /** How a Han character is read, without tone; empty if that is not known. */
    public String reading(int character) {
        return Readings.isHan(character) ? readings.of(character) : "";
    }

    /** The first character that an English name cannot have, or -1. */
    public int special(String text) {
        return text.codePoints().filter(c -> !allows(c)).findFirst().orElse(-1);
    }

    private boolean allows(int c) {
        return c == ' '
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || data.signs().indexOf(c) >= 0;
    }

    /** The text as an English name: letters in ASCII, a space for each character that cannot stand there. */
    public String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Ascii.fold(text, data.letters())
                .codePoints()
                .forEach(c -> kept.append(allows(c) ? Character.toString(c) : isDropped(c) ? "" : " "));
        return Ascii.singleSpaced(kept).replace("( ", "(").replace(" )", ")");
    }

    /** Apostrophes in another shape and the like: they join what they stand between. */
    private static boolean isDropped(int c) {
        return c == '\u2018' || c == '\u2019' || c == '\u02BC' || Character.getType(c) == Character.FORMAT;
    }

    /** The text cut before the word with which it becomes too long. */
    public String shortened(String text) {
        if (text.length() <= data.longest()) {
            return text;
        }
        int end = text.lastIndexOf(' ', data.longest());
        return text.substring(0, end > 0 ? end : data.longest());
    }

    /** Whether both are the same once letters are in ASCII and everything but letters and digits is left out; case counts. */
    public boolean sameLetters(String name, String english) {
        String written = letters(english);
        return written.equals(letters(Ascii.fold(name, data.letters())))
                || written.equals(letters(Ascii.fold(otherFold(name), data.letters())));
    }

    private String otherFold(String name) {
        StringBuilder replaced = new StringBuilder();
        name.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            replaced.append(data.otherLetters().getOrDefault(letter, letter));
        });
        return replaced.toString();
    }

    private static String letters(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> c < 0x80 && Character.isLetterOrDigit(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether a letter of another script than Latin is in the text. */
    public static boolean hasForeignLetter(String text) {
        return text.codePoints().filter(Character::isLetter).anyMatch(c -> UnicodeScript.of(c) != UnicodeScript.LATIN);
    }

    /** Whether there is a Han character in the text. */
    public static boolean hasHan(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Readings.isHan(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHanAlone(String name) {
        String dense = withoutSpaces(name);
        return !dense.isEmpty() && dense.codePoints().allMatch(Readings::isHan);
    }

    private static String withoutSpaces(String text) {
        return Ascii.singleSpaced(text).replace(" ", "");
    }
}
