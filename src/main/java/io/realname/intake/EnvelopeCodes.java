package io.realname.intake;

import io.realname.submission.Code;
import io.realname.submission.Severity;
import java.util.List;

/** The codes of the envelope (rule catalogue, section 1) that reading a manifest and its drop can report. */
public final class EnvelopeCodes {
    /**
     * The manifest cannot be parsed; it is quarantined. Variants: {@code syntax}, {@code encoding}, {@code
     * duplicate-key}, {@code permission}. Details, where known: {@code line} and {@code column}, both from 1; never the content.
     */
    public static final Code UNREADABLE = own("manifest.unreadable", Severity.ERROR);

    /**
     * A field is at fault. Variants: {@code missing}, {@code type}, {@code value}. Details: {@code field}, the name of
     * the field, and {@code expected}, what belongs there (a type, the possible values, an example or a bound).
     */
    public static final Code SCHEMA = own("manifest.schema", Severity.ERROR);

    /** A field that nobody knows. Detail: {@code field}, its name; suggestion: the nearest known name, if one is near. */
    public static final Code UNKNOWN_FIELD = own("manifest.unknown-field", Severity.WARNING);

    /**
     * Beyond a bound; quarantined. Variants: {@code bytes}, {@code depth}, {@code count} (values, domains or
     * documents). Detail: {@code limit}, the bound.
     */
    public static final Code TOO_LARGE = own("manifest.too-large", Severity.ERROR);

    /** A file name that leads out of the drop or hides where it leads; quarantined. */
    public static final Code UNSAFE_PATH = own("document.unsafe-path", Severity.ERROR);

    /** Same source, id and content as one already held. */
    public static final Code DUPLICATE = own("submission.duplicate", Severity.INFO);

    /** Same source and id as one already held that is still under way, but other content. */
    public static final Code CONFLICT = own("submission.conflict", Severity.ERROR);

    /** All of them. */
    public static final List<Code> ALL =
            List.of(UNREADABLE, SCHEMA, UNKNOWN_FIELD, TOO_LARGE, UNSAFE_PATH, DUPLICATE, CONFLICT);

    private EnvelopeCodes() {}

    private static Code own(String name, Severity severity) {
        return new Code(name, severity, "own");
    }
}
