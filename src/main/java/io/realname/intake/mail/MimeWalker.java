package io.realname.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the parts of a message, of attached messages and of Outlook's {@code winmail.dat} too, within bounds and without
 * giving up at what is not as the standards say. For one message and one thread.
 */
final class MimeWalker {
    private final MailLimits limits;
    private final List<Part> found = new ArrayList<>();
    private int parts;
    private long decoded;

    private MimeWalker(MailLimits limits) {
        this.limits = limits;
    }

    /**
     * The parts of a message in their order.
     *
     * @throws MailRefused if it is beyond a bound
     */
    static List<Part> walk(byte[] raw, MailLimits limits) throws MailRefused {
        MimeWalker walker = new MimeWalker(limits);
        walker.entity(raw, 0, raw.length, 0);
        return walker.found;
    }

    private void entity(byte[] raw, int start, int end, int depth) throws MailRefused {
        if (depth > limits.depth()) {
            throw new MailRefused("depth", limits.depth());
        }
        countPart();
        MailHeader header = MailHeader.read(raw, start, end, limits);
        Parameters type = header.parameters("content-type");
        String boundary = type.bare("boundary");
        if (type.value().startsWith("multipart/") && boundary != null && !boundary.isEmpty()) {
            int before = parts;
            multipart(raw, header.bodyStart(), end, boundary, depth);
            if (parts > before) {
                return;
            }
        }
        byte[] content =
                TransferEncoding.decode(raw, header.bodyStart(), end, header.first("content-transfer-encoding"));
        count(content.length);
        Parameters disposition = header.parameters("content-disposition");
        String name = name(type, disposition);
        if (type.value().equals("message/rfc822") || type.value().equals("message/global")) {
            entity(content, 0, content.length, depth + 1);
        } else if (type.value().equals("application/ms-tnef") || "winmail.dat".equalsIgnoreCase(name)) {
            tnef(content);
        } else {
            boolean inline = !disposition.value().equals("attachment")
                    && (disposition.value().equals("inline") || header.first("content-id") != null);
            String declared = type.value().startsWith("multipart/") ? "text/plain" : type.value();
            boolean flowed = declared.equals("text/plain") && name == null && type.says("format", "flowed");
            byte[] text = flowed ? FlowedText.joined(content, type.says("delsp", "yes")) : content;
            found.add(new Part(name, declared, inline, type.bare("charset"), text));
        }
    }

    private void countPart() throws MailRefused {
        if (++parts > limits.parts()) {
            throw new MailRefused("count", limits.parts());
        }
    }

    private void count(int bytes) throws MailRefused {
        decoded += bytes;
        if (decoded > limits.decoded()) {
            throw new MailRefused("bytes", limits.decoded());
        }
    }

    private static @Nullable String name(Parameters type, Parameters disposition) {
        String name = disposition.text("filename");
        String other = name == null || name.isBlank() ? type.text("name") : name;
        return other == null || other.isBlank() ? null : other.strip();
    }

    private void tnef(byte[] content) throws MailRefused {
        for (Part part : Tnef.read(content)) {
            countPart();
            count(part.content().length);
            found.add(part);
        }
    }

    /** Parts a body at the lines that begin with the boundary; without a last one the last part ends with the body. */
    private void multipart(byte[] raw, int start, int end, String boundary, int depth) throws MailRefused {
        byte[] mark = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int partStart = -1;
        int at = start;
        while (at < end) {
            int lineEnd = MailHeader.lineEnd(raw, at, end);
            int last = isMark(raw, at, lineEnd, mark);
            if (last != 0) {
                if (partStart >= 0) {
                    entity(raw, partStart, beforeLineBreak(raw, partStart, at), depth + 1);
                }
                if (last < 0) {
                    return;
                }
                partStart = Math.min(end, lineEnd + 1);
            }
            at = lineEnd + 1;
        }
        if (partStart >= 0) {
            entity(raw, partStart, end, depth + 1);
        }
    }

    /** 1 if the line begins a part, -1 if it ends the last one, else 0. */
    private static int isMark(byte[] raw, int at, int lineEnd, byte[] mark) {
        int behind = at + mark.length;
        if (behind > lineEnd) {
            return 0;
        }
        for (int i = 0; i < mark.length; i++) {
            if (raw[at + i] != mark[i]) {
                return 0;
            }
        }
        String rest = new String(raw, behind, Math.min(lineEnd - behind, 100), StandardCharsets.ISO_8859_1).strip();
        return rest.isEmpty() ? 1 : rest.equals("--") ? -1 : 0;
    }

    /** The line break before a boundary belongs to the boundary. */
    private static int beforeLineBreak(byte[] raw, int start, int at) {
        int end = at;
        if (end > start && raw[end - 1] == '\n') {
            end--;
        }
        return end > start && raw[end - 1] == '\r' ? end - 1 : end;
    }

    /** The extension that files of a declared type have, for those without a name; empty if nobody knows. */
    static String extensionOf(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "image/jpeg", "image/jpg", "image/pjpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/bmp", "image/x-ms-bmp" -> ".bmp";
            case "image/webp" -> ".webp";
            case "image/heic", "image/heif" -> ".heic";
            case "application/pdf" -> ".pdf";
            case "application/json", "text/json" -> ".json";
            case "text/csv", "application/csv" -> ".csv";
            case "text/xml", "application/xml" -> ".xml";
            case "application/zip", "application/x-zip-compressed" -> ".zip";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
            default -> "";
        };
    }
}
