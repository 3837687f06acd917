package io.realname.screening.name;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lists that the rules about names look things up in ({@code config/names.yaml}). Immutable.
 *
 * @param middleDots signs that are typed where the separator U+00B7 is meant
 * @param similar groups of characters that look alike
 */
public record NameLists(String middleDots, List<String> similar) {
    /**
     * Reads {@code names.yaml}.
     *
     * @throws IOException if it cannot be read, or a list is missing or unknown
     */
    public static NameLists load(Path file) throws IOException {
        return YamlFile.read(file, NameLists.class);
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
