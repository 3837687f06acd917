package io.realname.intake.format;

import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;

/** A file of several submissions that cannot be read (on). */
public final class RowsRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String variant;
    private final int line;

    /**
     * A refusal.
     *
     * @param variant of {@code manifest.unreadable} or, {@code rows}, {@code bytes}, {@code ratio}, of {@code manifest.too-large}
     * @param line where it happened, 0 if that means nothing
     */
    RowsRefused(String variant, int line) {
        super("A file of rows is refused (" + variant + ") at line " + line + ".");
        this.variant = variant;
        this.line = line;
    }

    /** What an XML reader says of a part that cannot be read on. */
    static RowsRefused of(XMLStreamException failure, int line) {
        return new RowsRefused(failure.getNestedException() instanceof ZipException ? "ratio" : "syntax", line);
    }

    /** Which of the code's texts fits. */
    public String variant() {
        return variant;
    }

    /** Where it happened, 0 if that means nothing. */
    public int line() {
        return line;
    }
}
