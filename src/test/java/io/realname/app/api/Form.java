package io.realname.app.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form, written by hand so that it can be as wrong as a test wants it. */
final class Form {
    static final String BOUNDARY = "testboundary7d3";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A manifest as a file. */
    static Form of(String manifest) {
        return new Form().file("manifest", "manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
    }

    Form file(String field, String name, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream",
                content);
    }

    Form field(String field, String value) {
        return part("Content-Disposition: form-data; name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Form part(String headers, byte[] content) {
        raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
        bytes.writeBytes(content);
        return raw("\r\n");
    }

    Form raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What was written so far, without the last boundary. */
    byte[] unfinished() {
        return bytes.toByteArray();
    }

    byte[] whole() {
        return raw("--" + BOUNDARY + "--\r\n").unfinished();
    }
}
