package io.realname.notify;

import java.util.function.UnaryOperator;

/** Builds the plain and the HTML form of a mail side by side. All that comes in is text and is escaped in the latter. For one thread. */
final class AnswerPage {
    private final UnaryOperator<String> mask;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private int items;

    /** A page whose texts all go through {@code mask}. */
    AnswerPage(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    void paragraph(String text) {
        String shown = shown(text);
        plain.append(shown).append("\n\n");
        html.append("<p>").append(escaped(shown)).append("</p>\n");
    }

    void heading(String text) {
        String shown = shown(text);
        items = 0;
        plain.append("== ").append(shown).append(" ==\n\n");
        html.append("<h2 style=\"font-size:1.1em\">").append(escaped(shown)).append("</h2>\n");
    }

    /** A numbered item; what is empty is left out. */
    void item(String text, String remedy, String suggestion, String code) {
        items++;
        plain.append(items).append(". ").append(shown(text)).append('\n');
        html.append("<p><b>").append(items).append(".</b> ").append(escaped(shown(text)));
        line(remedy);
        line(suggestion);
        if (!code.isEmpty()) {
            plain.append("   [").append(code).append("]\n");
            html.append("<br><small>").append(escaped(code)).append("</small>");
        }
        plain.append('\n');
        html.append("</p>\n");
    }

    private void line(String text) {
        if (!text.isEmpty()) {
            plain.append("   ").append(shown(text)).append('\n');
            html.append("<br>").append(escaped(shown(text)));
        }
    }

    void foot(String reference, String remark) {
        plain.append("-- \n")
                .append(shown(reference))
                .append('\n')
                .append(shown(remark))
                .append('\n');
        html.append("<hr><p><small>")
                .append(escaped(shown(reference)))
                .append("<br>")
                .append(escaped(shown(remark)))
                .append("</small></p>\n");
    }

    String plain() {
        return plain.toString();
    }

    String html(String language) {
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"></head><body>\n" + html
                + "</body></html>\n";
    }

    /** In one line and without whole numbers. */
    private String shown(String text) {
        return mask.apply(text.replaceAll("[\\p{Cc}\\p{Cf}]+", " "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
