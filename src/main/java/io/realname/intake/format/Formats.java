package io.realname.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which files hold submissions, by their names. Thread-safe. */
public final class Formats {
    private static final Set<String> ROWS = Set.of("csv", "xlsx", "xml");

    private final Columns columns;
    private final ZipPackage.Bounds packages;

    /** Formats whose columns are called so, and packages of which hold at most so much. */
    public Formats(Columns columns, ZipPackage.Bounds packages) {
        this.columns = columns;
        this.packages = packages;
    }

    /** How much a package may hold. */
    public ZipPackage.Bounds packages() {
        return packages;
    }

    /** Whether a file of that name is a manifest of one submission. */
    public static boolean isOfOne(String name) {
        return extension(name).equals("json");
    }

    /** Whether a file of that name holds one submission or several, each in a row of its own. */
    public static boolean isOfRows(String name) {
        return ROWS.contains(extension(name));
    }

    /** Whether a file of that name is a package of manifests and pictures. */
    public static boolean isPackage(String name) {
        return extension(name).equals("zip");
    }

    /** Whether a file of that name is a manifest of any format; a package holds manifests and is none itself. */
    public static boolean isManifest(String name) {
        return isOfOne(name) || isOfRows(name);
    }

    /**
     * Opens a file of rows.
     *
     * @throws RowsRefused if none can be read in it
     */
    public Rows open(Path file) throws RowsRefused, IOException {
        return switch (extension(String.valueOf(file.getFileName()))) {
            case "csv" -> new CsvRows(file, columns);
            case "xlsx" -> new XlsxRows(file, columns);
            case "xml" -> new XmlRows(file, columns);
            default -> throw new IllegalArgumentException("A file of that name has no rows.");
        };
    }

    /** The path of the field that a name means, as {@code config/columns.yaml} says; empty if nobody knows. */
    public Optional<String> field(String name) {
        return columns.isIgnored(name) ? Optional.empty() : columns.path(name);
    }

    /**
     * The manifest of fields that somebody named as the columns of a file are named.
     *
     * @param values one for each name, in that order
     * @throws RowsRefused if no name is known, or one field is named twice
     */
    public ObjectNode manifest(List<String> names, List<String> values) throws RowsRefused {
        return Header.of(columns, names).manifest(values);
    }

    /** The refusal of what gives one field two values. */
    public static RowsRefused ambiguous() {
        return new RowsRefused("duplicate-column", 0);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
