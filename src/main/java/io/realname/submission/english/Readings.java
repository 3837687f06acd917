package io.realname.submission.english;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How single Han characters are read, without tones ({@code config/english/readings.txt}). Thread-safe. */
final class Readings {
    /** The longest syllables are chuang, shuang and zhuang. */
    static final int LONGEST_SYLLABLE = 6;

    private final String[] byCharacter = new String[1 << 16];
    /** Characters outside the file; there are only so many Han characters that this cannot grow without bound. */
    private final Map<Integer, String> rare = new ConcurrentHashMap<>();

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if a line is not a syllable, a space and characters
     */
    static Readings load(Path file) throws IOException {
        Readings readings = new Readings();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int space = line.indexOf(' ');
            if (!line.startsWith("#") && !line.isBlank()) {
                if (space < 1 || space > LONGEST_SYLLABLE) {
                    throw new IllegalStateException(
                            "Line " + (i + 1) + " of " + file + " is not a syllable, a space and characters.");
                }
                String syllable = line.substring(0, space);
                line.substring(space + 1).chars().forEach(c -> readings.byCharacter[c] = syllable);
            }
        }
        return readings;
    }

    static boolean isHan(int character) {
        return character > 0x2E7F && UnicodeScript.of(character) == UnicodeScript.HAN;
    }

    /** The syllable for a Han character; empty if nobody knows one. */
    String of(int character) {
        String known = character < byCharacter.length ? byCharacter[character] : null;
        return known != null ? known : rare.computeIfAbsent(character, Readings::ofRare);
    }

    /** ICU knows characters outside GBK too, but takes its time to load. */
    private static String ofRare(int character) {
        String toned = HanLatin.INSTANCE.transliterate(Character.toString(character));
        String plain = Normalizer.normalize(toned, Normalizer.Form.NFD)
                .replace("u\u0308", "yu")
                .toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        plain.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.length() > LONGEST_SYLLABLE ? "" : letters.toString();
    }

    /** Loaded when the first rare character comes. */
    private static final class HanLatin {
        static final Transliterator INSTANCE = Transliterator.getInstance("Han-Latin");
    }
}
