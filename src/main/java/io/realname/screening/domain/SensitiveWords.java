package io.realname.screening.domain;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that registries refuse in a domain name ({@code config/sensitive-words.yaml}). A Latin word counts only as a whole part
 * of a label; a Chinese one anywhere, for labels in Chinese have no gaps, except within the innocent words listed for it. Immutable.
 *
 * @param latin words in lower case
 * @param han Chinese words, each with the innocent words in which it may stand
 */
public record SensitiveWords(Set<String> latin, Map<String, List<String>> han) {
    private static final int FIRST_NON_ASCII = 0x80;

    /** Takes copies. */
    public SensitiveWords {
        latin = Set.copyOf(latin);
        han = Map.copyOf(han);
    }

    /**
     * Reads {@code sensitive-words.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry is missing, unknown or not a list
     */
    public static SensitiveWords load(Path file) throws IOException {
        return YamlFile.read(file, SensitiveWords.class);
    }

    /** The first listed word in a name in Unicode form and lower case, whose last label is not looked at. */
    public Optional<String> in(String name) {
        int end = name.lastIndexOf('.');
        int from = 0;
        while (from < end) {
            int dot = name.indexOf('.', from);
            Optional<String> found = inLabel(name.substring(from, dot));
            if (found.isPresent()) {
                return found;
            }
            from = dot + 1;
        }
        return Optional.empty();
    }

    private Optional<String> inLabel(String label) {
        Optional<String> found = asPart(label);
        return found.isPresent() || label.chars().allMatch(c -> c < FIRST_NON_ASCII)
                ? found
                : within(label.replace("-", ""));
    }

    private Optional<String> asPart(String label) {
        int from = 0;
        for (int i = 0; i <= label.length(); i++) {
            if (i == label.length() || !isLatin(label.charAt(i))) {
                String part = label.substring(from, i);
                if (latin.contains(part)) {
                    return Optional.of(part);
                }
                from = i + 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    private Optional<String> within(String label) {
        return han.entrySet().stream()
                .filter(entry -> stands(entry.getKey(), entry.getValue(), label))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** Whether {@code word} stands in the label in at least one place that no innocent word covers. */
    private static boolean stands(String word, List<String> innocent, String label) {
        for (int at = label.indexOf(word); at >= 0; at = label.indexOf(word, at + 1)) {
            if (!isCovered(word, innocent, label, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCovered(String word, List<String> innocent, String label, int at) {
        for (String longer : innocent) {
            if (label.startsWith(longer, at - longer.indexOf(word))) {
                return true;
            }
        }
        return false;
    }
}
