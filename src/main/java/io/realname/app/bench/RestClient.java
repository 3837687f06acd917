package io.realname.app.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that posts one submission after the other, as sparingly as it can be done. For one thread. */
final class RestClient implements AutoCloseable {
    private static final String BOUNDARY = "bench-7d3f";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    RestClient(URI service, String token) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        in = new BufferedInputStream(socket.getInputStream());
        head = "POST /api/v1/submissions?source=BENCH HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                + "\r\nContent-Length: ";
    }

    /** Posts a submission and returns the status of the answer. */
    int post(byte[] manifest, String pictureName, byte[] picture) throws IOException {
        byte[] before = part("manifest", "manifest.json");
        byte[] between = ascii("\r\n" + new String(part("file", pictureName), StandardCharsets.US_ASCII));
        byte[] after = ascii("\r\n--" + BOUNDARY + "--\r\n");
        int length = before.length + manifest.length + between.length + picture.length + after.length;
        out.write(ascii(head + length + "\r\n\r\n"));
        out.write(before);
        out.write(manifest);
        out.write(between);
        out.write(picture);
        out.write(after);
        out.flush();
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The service hung up.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] part(String field, String name) {
        return ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
