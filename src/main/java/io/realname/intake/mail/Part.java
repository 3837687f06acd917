package io.realname.intake.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mail that has no parts itself, decoded.
 *
 * @param name the file name its sender gave it, null if none
 * @param type its declared type in lower case, such as {@code image/jpeg}
 * @param inline whether it is shown within the text rather than attached to it
 * @param charset its declared encoding, null if none
 */
record Part(
        @Nullable String name,
        String type,
        boolean inline,
        @Nullable String charset,
        byte[] content) {
    /** Whether it is what the sender wrote, and not a file. */
    boolean isBody() {
        return name == null && (type.equals("text/plain") || type.equals("text/html") || type.isEmpty());
    }

    /** Whether its text has the marks of HTML. */
    boolean isHtml() {
        return type.equals("text/html");
    }

    /** The text of a body, without the marks of HTML. */
    String text() {
        String text = Charsets.decode(content, charset);
        return isHtml() ? HtmlText.of(text) : text;
    }

    /** The extension of its name in lower case; empty if it has none. */
    String extension() {
        return name == null || name.lastIndexOf('.') < 0
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** Its declared type: nothing of its name and content. */
    @Override
    public String toString() {
        return type;
    }
}
