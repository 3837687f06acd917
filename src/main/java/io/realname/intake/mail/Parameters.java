package io.realname.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header field such as {@code image/jpeg; name="a.jpg"}: its value and its parameters, continued and encoded ones (RFC 2231)
 * and encoded words in quotation marks, which the standard forbids and mail programs write, included. Immutable.
 */
final class Parameters {
    private static final int MOST_SEGMENTS = 200;

    private final String value;
    private final Map<String, String> raw;

    private Parameters(String value, Map<String, String> raw) {
        this.value = value;
        this.raw = raw;
    }

    /** Parts a field, one character a byte. */
    static Parameters of(String field) {
        Map<String, String> raw = new HashMap<>();
        int at = end(field, 0);
        String value = field.substring(0, at).strip().toLowerCase(Locale.ROOT);
        while (at < field.length()) {
            int next = end(field, at + 1);
            String parameter = field.substring(at + 1, next);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                raw.putIfAbsent(
                        parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(parameter.substring(equals + 1).strip()));
            }
            at = next;
        }
        return new Parameters(value, raw);
    }

    /** Where the part that begins at {@code from} ends: at a semicolon outside of quotation marks. */
    private static int end(String field, int from) {
        boolean quoted = false;
        for (int i = from; i < field.length(); i++) {
            char c = field.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return field.length();
    }

    private static String unquoted(String text) {
        if (text.isEmpty() || text.charAt(0) != '"') {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** What stands before the first semicolon, in lower case. */
    String value() {
        return value;
    }

    /** A parameter as it stands, one character a byte; null if there is none. */
    @Nullable
    String bare(String name) {
        return raw.get(name);
    }

    /** Whether a parameter has that value, in whatever letter case. */
    boolean says(String name, String value) {
        return value.equalsIgnoreCase(raw.get(name));
    }

    /** A parameter as people read it; null if there is none. */
    @Nullable
    String text(String name) {
        String extended = raw.get(name + "*");
        if (extended != null) {
            return joined(Map.of("0*", extended));
        }
        if (raw.containsKey(name + "*0") || raw.containsKey(name + "*0*")) {
            Map<String, String> segments = new HashMap<>();
            raw.forEach((key, segment) -> {
                if (key.startsWith(name + "*")) {
                    segments.put(key.substring(name.length() + 1), segment);
                }
            });
            return joined(segments);
        }
        String plain = raw.get(name);
        return plain == null ? null : EncodedWords.decode(plain);
    }

    private static String joined(Map<String, String> segments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            String plain = segments.get(String.valueOf(i));
            String encoded = segments.get(i + "*");
            if (encoded != null) {
                String code = encoded;
                int first = encoded.indexOf('\'');
                int second = first < 0 ? -1 : encoded.indexOf('\'', first + 1);
                if (i == 0 && second > 0) {
                    charset = encoded.substring(0, first);
                    code = encoded.substring(second + 1);
                }
                writePercentDecoded(code, bytes);
            } else if (plain != null) {
                bytes.writeBytes(plain.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                break;
            }
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    private static void writePercentDecoded(String code, ByteArrayOutputStream out) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '%'
                    && i + 2 < code.length()
                    && TransferEncoding.hex(code.charAt(i + 1)) >= 0
                    && TransferEncoding.hex(code.charAt(i + 2)) >= 0) {
                out.write(TransferEncoding.hex(code.charAt(i + 1)) << 4 | TransferEncoding.hex(code.charAt(i + 2)));
                i += 2;
            } else {
                out.write(c);
            }
        }
    }
}
