package io.realname.intake.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Contents as they were before they were encoded for transfer. What is no valid code is passed over: the content's reader judges it. */
final class TransferEncoding {
    private static final byte[] BASE64 = new byte[128];

    static {
        Arrays.fill(BASE64, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
    }

    private TransferEncoding() {}

    /** Decodes a slice; an encoding that nobody knows leaves it as it is. */
    static byte[] decode(byte[] raw, int start, int end, @Nullable String encoding) {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "base64" -> base64(raw, start, end);
            case "quoted-printable" -> quotedPrintable(raw, start, end);
            default -> Arrays.copyOfRange(raw, start, end);
        };
    }

    static byte[] base64(byte[] raw, int start, int end) {
        byte[] out = new byte[(end - start) / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = start; i < end; i++) {
            int value = raw[i] >= 0 ? BASE64[raw[i]] : -1;
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++held == 4) {
                    out[length++] = (byte) (bits >> 16);
                    out[length++] = (byte) (bits >> 8);
                    out[length++] = (byte) bits;
                    held = 0;
                }
            } else if (raw[i] == '=') {
                length = rest(out, length, bits, held);
                held = 0;
            }
        }
        return Arrays.copyOf(out, rest(out, length, bits, held));
    }

    /** The bytes of a group that is not whole. */
    private static int rest(byte[] out, int length, int bits, int held) {
        int end = length;
        if (held >= 2) {
            out[end++] = (byte) (held == 2 ? bits >> 4 : bits >> 10);
        }
        if (held == 3) {
            out[end++] = (byte) (bits >> 2);
        }
        return end;
    }

    static byte[] quotedPrintable(byte[] raw, int start, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (raw[i] != '=') {
                out.write(raw[i]);
                continue;
            }
            int lineEnd = i + 1;
            while (lineEnd < end && (raw[lineEnd] == ' ' || raw[lineEnd] == '\t' || raw[lineEnd] == '\r')) {
                lineEnd++;
            }
            if (lineEnd < end && raw[lineEnd] == '\n') {
                i = lineEnd;
            } else if (i + 2 < end && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0) {
                out.write(hex(raw[i + 1]) << 4 | hex(raw[i + 2]));
                i += 2;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }

    static int hex(int character) {
        return Character.digit(character, 16);
    }
}
