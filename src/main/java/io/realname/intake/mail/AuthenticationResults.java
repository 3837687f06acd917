package io.realname.intake.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What our own mail server found out about a mail's sender (RFC 8601). Only the topmost field with its name counts: whatever stands
 * below was there before the mail came to it, so anybody may have written it.
 */
final class AuthenticationResults {
    /** In place of a name: our server writes none, as Exchange Online does. */
    private static final String NAMELESS = "-";

    private AuthenticationResults() {}

    /**
     * Whether the server found that the mail is from the domain of its sender: by DMARC, by a DKIM signature of that domain or one
     * above it, or by SPF for that very domain.
     *
     * @param fields the fields of that name, from top to bottom
     * @param server name under which our server writes (its authserv-id); {@code -} if it writes none, in which case only the topmost field
     *     of all counts, and only if it has none
     * @param address the sender's address
     */
    static boolean isGenuine(List<String> fields, String server, String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        for (String field : fields) {
            String plain = withoutComments(field);
            List<String> parts = split(plain, ";");
            String writer = parts.get(0).strip().split("\\s+", 2)[0];
            boolean nameless = server.equals(NAMELESS);
            if (nameless ? isResult(writer) : writer.equalsIgnoreCase(server)) {
                return isClosed(plain)
                        && parts.stream().skip(nameless ? 0 : 1).anyMatch(part -> speaksFor(part, domain));
            }
            if (nameless) {
                return false; // It is another server's, and ours stands above all others.
            }
        }
        return false;
    }

    /** Whether a field that begins so has no name before its results, which may follow a semicolon. */
    private static boolean isResult(String first) {
        return first.isEmpty() || first.indexOf('=') > 0;
    }

    /** A part is a method with its result, such as {@code dkim=pass}, and then what the method looked at. */
    private static boolean speaksFor(String part, String domain) {
        List<String> words = split(part.toLowerCase(Locale.ROOT).strip(), " \t");
        Map<String, String> said = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                said.putIfAbsent(
                        word.substring(0, equals), word.substring(equals + 1).replace("\"", ""));
            }
        }
        return switch (words.get(0)) {
            case "dmarc=pass" -> domain.equals(said.get("header.from"));
            case "dkim=pass" ->
                isAbove(said.getOrDefault("header.d", domainOf(said.getOrDefault("header.i", ""))), domain);
            case "spf=pass" -> domain.equals(domainOf(said.getOrDefault("smtp.mailfrom", "")));
            default -> false;
        };
    }

    private static boolean isAbove(String signer, String domain) {
        return domain.equals(signer) || (signer.contains(".") && domain.endsWith("." + signer));
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String withoutComments(String field) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                plain.append(depth == 0 ? field.substring(i, Math.min(i + 2, field.length())) : "");
                i++; // A sender may have put quotation marks into the name of a mailbox.
                continue;
            }
            quoted ^= c == '"' && depth == 0;
            if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && !quoted && depth > 0) {
                depth--;
            } else if (depth == 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Whether every quotation mark has its other one: else nobody can tell where a part of the field ends. */
    private static boolean isClosed(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (quoted && text.charAt(i) == '\\') {
                i++;
            } else {
                quoted ^= text.charAt(i) == '"';
            }
        }
        return !quoted;
    }

    /** Parts a text at any of these characters, except between quotation marks. */
    private static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (quoted && text.charAt(i) == '\\') {
                i++;
                continue;
            }
            quoted ^= text.charAt(i) == '"';
            if (separators.indexOf(text.charAt(i)) >= 0 && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
