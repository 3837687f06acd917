package io.realname.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A raw message that a test writes line by line. */
public final class TestMail {
    private static final String BOUNDARY = "=_part";

    private final List<String> header = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    public static TestMail from(String from) {
        return new TestMail().header("From: " + from).header("To: desk@realname.example");
    }

    public TestMail header(String line) {
        header.add(line);
        return this;
    }

    /** A part as it stands in the message, its header included. */
    public TestMail part(String raw) {
        parts.add(raw);
        return this;
    }

    public TestMail text(String text) {
        return part("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64(text.getBytes(StandardCharsets.UTF_8)));
    }

    public TestMail html(String html) {
        return part("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64(html.getBytes(StandardCharsets.UTF_8)));
    }

    public TestMail file(String name, String type, byte[] content) {
        return part("Content-Type: " + type + "; name=\"" + name + "\"\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + base64(content));
    }

    public static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content);
    }

    /** The message, one character a byte. */
    public String text() {
        StringBuilder mail = new StringBuilder(String.join("\r\n", header)).append("\r\nMIME-Version: 1.0\r\n");
        if (parts.size() == 1) {
            return mail.append(parts.get(0)).append("\r\n").toString();
        }
        mail.append("Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\r\n\r\n");
        parts.forEach(part -> mail.append("--" + BOUNDARY + "\r\n").append(part).append("\r\n"));
        return mail.append("--" + BOUNDARY + "--\r\n").toString();
    }

    public byte[] raw() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }
}
