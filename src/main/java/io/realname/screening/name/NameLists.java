package io.realname.screening.name;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists that the rules about names look things up in ({@code config/names.yaml}). Immutable.
 *
 * @param middleDots signs that are typed where the separator U+00B7 is meant
 * @param similar groups of characters that look alike
 * @param legalForms what stands behind the name proper of an organisation, and is no name by itself
 */
public record NameLists(String middleDots, List<String> similar, Set<String> legalForms) {
    private static final Pattern IN_PARENTHESES = Pattern.compile("[（(][^（）()]{0,100}[）)]");

    /**
     * Reads {@code names.yaml}.
     *
     * @throws IOException if it cannot be read, or a list is missing or unknown
     */
    public static NameLists load(Path file) throws IOException {
        return YamlFile.read(file, NameLists.class);
    }

    /** Whether a text is a legal form alone, perhaps with a place in parentheses. */
    boolean isLegalForm(String text) {
        return legalForms.contains(IN_PARENTHESES.matcher(text).replaceAll("").strip());
    }

    boolean lookAlike(int one, int other) {
        for (String group : similar) {
            if (group.indexOf(one) >= 0 && group.indexOf(other) >= 0) {
                return true;
            }
        }
        return false;
    }
}
