package io.realname.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Header values as people read them (RFC 2047), those with bytes that no encoding was declared for included. */
final class EncodedWords {
    /** The standard allows 75 characters; what is much longer is no encoded word. */
    private static final int LONGEST = 2_000;

    private EncodedWords() {}

    /** One encoded word: where it ends, and the bytes that it stands for. */
    private record Word(int end, String charset, byte[] bytes) {}

    /**
     * Decodes a value.
     *
     * @param raw one character a byte
     */
    static String decode(String raw) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int plainFrom = 0;
        int at = raw.indexOf("=?");
        while (at >= 0) {
            Word word = word(raw, at);
            if (word == null) {
                at = raw.indexOf("=?", at + 2);
                continue;
            }
            String between = raw.substring(plainFrom, at);
            boolean goesOn = charset != null && between.isBlank();
            if (!goesOn || !word.charset().equals(charset)) {
                text.append(flush(bytes, charset));
            }
            text.append(goesOn ? "" : plain(between));
            bytes.writeBytes(word.bytes());
            charset = word.charset();
            plainFrom = word.end();
            at = raw.indexOf("=?", plainFrom);
        }
        return text.append(flush(bytes, charset))
                .append(plain(raw.substring(plainFrom)))
                .toString();
    }

    /** A character may be cut between two words, so bytes are decoded only when the last of them is there. */
    private static String flush(ByteArrayOutputStream bytes, @Nullable String charset) {
        String text = charset == null ? "" : Charsets.decode(bytes.toByteArray(), charset);
        bytes.reset();
        return text;
    }

    private static String plain(String raw) {
        return Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static @Nullable Word word(String raw, int start) {
        int charsetEnd = raw.indexOf('?', start + 2);
        if (charsetEnd < 0
                || charsetEnd - start > LONGEST
                || charsetEnd + 2 >= raw.length()
                || raw.charAt(charsetEnd + 2) != '?') {
            return null;
        }
        int textStart = charsetEnd + 3;
        int textEnd = raw.substring(textStart, Math.min(raw.length(), textStart + LONGEST))
                .indexOf("?=");
        if (textEnd < 0) {
            return null;
        }
        byte[] code = raw.substring(textStart, textStart + textEnd).getBytes(StandardCharsets.ISO_8859_1);
        String name = raw.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
        String charset = name.indexOf('*') < 0 ? name : name.substring(0, name.indexOf('*'));
        return switch (raw.charAt(charsetEnd + 1)) {
            case 'B', 'b' -> new Word(textStart + textEnd + 2, charset, TransferEncoding.base64(code, 0, code.length));
            case 'Q', 'q' -> new Word(textStart + textEnd + 2, charset, q(code));
            default -> null;
        };
    }

    private static byte[] q(byte[] code) {
        for (int i = 0; i < code.length; i++) {
            code[i] = code[i] == '_' ? (byte) ' ' : code[i];
        }
        return TransferEncoding.quotedPrintable(code, 0, code.length);
    }
}
