package io.realname.intake;

import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;

/** The codes of the envelope (rule catalogue, section 1) that reading a manifest and its drop can report. */
public final class EnvelopeCodes {
    /**
     * The manifest cannot be parsed; it is quarantined. Variants: {@code syntax}, {@code empty}, {@code
     * no-object}, {@code half-character}, {@code null-character}, {@code encoding}, {@code duplicate-key}, {@code permission}. Details, where known: {@code line} and {@code column}, both from 1; never the content.
     */
    public static final Code UNREADABLE = own("manifest.unreadable", Severity.ERROR);

    /**
     * A field is at fault. Variants: {@code missing}, {@code type}, {@code value} with the detail {@code expected} (what
     * belongs there: a type, the possible values, an example), {@code too-few} with {@code least}, {@code too-long} with
     * {@code most}. Detail of all: {@code field}, the name of the field.
     */
    public static final Code SCHEMA = own("manifest.schema", Severity.ERROR);

    /**
     * A field that nobody knows. Detail: {@code field}, its name; suggestion: the nearest known name, if one is near.
     * Variant {@code misplaced}: a field of that name is known in another place, which is the suggestion.
     */
    public static final Code UNKNOWN_FIELD = own("manifest.unknown-field", Severity.WARNING);

    /**
     * Beyond a bound; quarantined. Variants: {@code bytes}, {@code depth}, {@code count} (values, domains or
     * documents). Detail: {@code limit}, the bound.
     */
    public static final Code TOO_LARGE = own("manifest.too-large", Severity.ERROR);

    /**
     * A file name that leads out of the drop or hides where it leads; quarantined. Detail: {@code file}, the name as far
     * as it can be shown. Variant {@code manifest}: the manifest itself is a link or no regular file.
     */
    public static final Code UNSAFE_PATH = own("document.unsafe-path", Severity.ERROR);

    /** The source may submit, but not through its folder; quarantined. Detail: {@code source}, its name. */
    public static final Code WAY_CLOSED = own("source.way-closed", Severity.ERROR);

    /** All of them, in the order of the catalogue. */
    public static final List<Code> ALL = List.of(UNREADABLE, SCHEMA, UNKNOWN_FIELD, TOO_LARGE, UNSAFE_PATH, WAY_CLOSED);

    private EnvelopeCodes() {}

    /** The finding about a drop of a source that does not submit through its folder. */
    static Finding wayClosed(Source source) {
        return Finding.of(WAY_CLOSED, "").with("source", source.name());
    }

    private static Code own(String name, Severity severity) {
        return new Code(name, severity, "own");
    }
}
