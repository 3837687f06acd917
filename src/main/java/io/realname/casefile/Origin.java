package io.realname.casefile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which file a submission came, as its source knows it. The name is the source's own and may be personal.
 *
 * @param file path below the source's folder, below a mail or a form; what lies in a package has the package's path before it
 * @param row the row of a table, counted as the table's own program counts them; 0 for a file of one submission
 */
public record Origin(String file, int row) {
    /** Where a drop was claimed or kept: {@code <claim>/<source>/}, {@code mail/<mail>/} or {@code rest/<source>/<request>/}. */
    private static final Pattern KEY =
            Pattern.compile("(?s)(?:rest/[^/]+/[^/]+|(?!rest/)[^/]+/[^/]+)/(?<file>.+?)(?:#(?<row>[0-9]{1,9}))?");

    /** The row, or null for a file of one submission. */
    public @Nullable Integer rowOrNull() {
        return row == 0 ? null : row;
    }

    /**
     * The origin that a drop key names.
     *
     * @return null for what had no name of its own, such as the text of a mail
     */
    public static @Nullable Origin of(String dropKey) {
        Matcher key = KEY.matcher(dropKey);
        if (!key.matches()) {
            return null;
        }
        String file = key.group("file");
        String row = key.group("row");
        return file.startsWith(".") ? null : new Origin(file, row == null ? 0 : Integer.parseInt(row));
    }
}
