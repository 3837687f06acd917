package io.realname.intake.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The text of HTML that mail programs write: lines where it breaks, a tab between the cells of a table, nothing hidden in comments. */
final class HtmlText {
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "hr",
            "body",
            "section",
            "dt",
            "dd");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0", "emsp", " ", "ensp", " ",
            "middot", "·");
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final String lower;
    private final HtmlLines text = new HtmlLines();
    private int at;

    private HtmlText(String html) {
        this.html = html;
        this.lower = html.toLowerCase(Locale.ROOT);
    }

    /** The text; never throws, whatever the HTML is. */
    static String of(String html) {
        HtmlText reader = new HtmlText(html);
        reader.read();
        return reader.text.end();
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (html.startsWith("<!--", at)) {
                skipBehind("-->");
            } else if (c == '<' && at + 1 < html.length() && isTag(html.charAt(at + 1))) {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                text.append(c == '\r' || c == '\n' || c == '\t' ? ' ' : c);
                at++;
            }
        }
    }

    private static boolean isTag(char c) {
        return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
    }

    private void tag() {
        int start = at + 1;
        boolean closing = html.charAt(start) == '/';
        int nameStart = closing ? start + 1 : start;
        int nameEnd = nameStart;
        while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        skipBehind(">");
        if (!closing && UNSEEN.contains(name)) {
            int end = lower.indexOf("</" + name, at);
            at = end < 0 ? html.length() : end;
        } else {
            lay(name, closing);
        }
    }

    private void lay(String name, boolean closing) {
        switch (name) {
            case "br" -> text.breakLine();
            case "tr" -> text.endRow();
            case "td", "th" -> {
                if (closing) {
                    text.endCell();
                } else {
                    text.beginCell();
                }
            }
            case "table" -> {
                if (closing) {
                    text.endTable();
                } else {
                    text.beginTable();
                }
            }
            default -> {
                if (LINES.contains(name)) {
                    text.newLine();
                }
            }
        }
    }

    private void skipBehind(String mark) {
        int end = html.indexOf(mark, at);
        at = end < 0 ? html.length() : end + mark.length();
    }

    private void entity() {
        int end =
                html.substring(at, Math.min(html.length(), at + LONGEST_ENTITY)).indexOf(';');
        String name = end < 1 ? "" : html.substring(at + 1, at + end);
        String meant = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.get(name.toLowerCase(Locale.ROOT));
        if (meant == null) {
            text.append('&');
            at++;
        } else {
            text.append(meant);
            at += end + 1;
        }
    }

    private static @org.jspecify.annotations.Nullable String numbered(String number) {
        try {
            int code = number.startsWith("x") || number.startsWith("X")
                    ? Integer.parseInt(number.substring(1), 16)
                    : Integer.parseInt(number);
            return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
