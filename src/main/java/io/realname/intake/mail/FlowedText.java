package io.realname.intake.mail;

import java.nio.charset.StandardCharsets;

/**
 * Text that a mail program broke into short lines, with its paragraphs in one line again (RFC 3676): a line that ends with a space goes
 * on in the next one of the same quotation. Else a long address would lose its end.
 */
final class FlowedText {
    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /** Joins the lines of a text, whose encoding does not matter: the characters that count are ASCII. */
    static byte[] joined(byte[] content, boolean withoutSpaces) {
        StringBuilder text = new StringBuilder(content.length);
        int goesOn = -1;
        for (String line : (Iterable<String>) new String(content, StandardCharsets.ISO_8859_1).lines()::iterator) {
            int depth = depth(line);
            String rest = line.substring(depth);
            if (rest.startsWith(" ")) {
                rest = rest.substring(1); // Put there so that nothing else is read into the line's first character.
            }
            if (goesOn != depth) {
                text.append(text.isEmpty() ? "" : "\n").append(line, 0, depth);
            }
            boolean flows = rest.endsWith(" ") && !rest.equals(SIGNATURE);
            text.append(rest, 0, flows && withoutSpaces ? rest.length() - 1 : rest.length());
            goesOn = flows ? depth : -1;
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
