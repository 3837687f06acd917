package io.realname.intake.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a mail, in which thread, and whether a person waits for an answer to it. Nothing of it is believed further than that.
 *
 * @param from the one address it is from, null if there is none, several, or one that is none
 * @param replyTo the one address to which answers are wanted, null likewise
 * @param messageId with its angle brackets, null if it has none
 * @param references the ids of the mails before it in its thread, the oldest first; empty for a new thread
 * @param silence why it is never answered, null if it may be
 */
record Envelope(
        @Nullable String from,
        @Nullable String replyTo,
        @Nullable String messageId,
        List<String> references,
        String subject,
        @Nullable String silence) {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x3B\\x3D\\x3F-\\x7E]{1,240}>");
    private static final int LONGEST_ADDRESS_FIELD = 1_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_REFERENCES = 50;

    /** What the header of a message says. */
    static Envelope of(MailHeader header) {
        List<String> thread = new ArrayList<>(ids(header.first("references")));
        ids(header.first("in-reply-to")).stream()
                .filter(id -> !thread.contains(id))
                .forEach(thread::add);
        List<String> own = ids(header.first("message-id"));
        return new Envelope(
                address(header.all("from")),
                address(header.all("reply-to")),
                own.isEmpty() ? null : own.get(0),
                List.copyOf(thread),
                subject(header),
                silence(header));
    }

    /** The id of the mail with which the thread began, this one's if it begins one; null if neither is known. */
    @Nullable
    String root() {
        return references.isEmpty() ? messageId : references.get(0);
    }

    private static List<String> ids(@Nullable String field) {
        return field == null
                ? List.of()
                : MESSAGE_ID
                        .matcher(field)
                        .results()
                        .limit(MOST_REFERENCES)
                        .map(found -> found.group())
                        .toList();
    }

    private static @Nullable String address(List<String> fields) {
        if (fields.size() != 1 || fields.get(0).length() > LONGEST_ADDRESS_FIELD) {
            return null;
        }
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(fields.get(0), true);
            if (addresses.length != 1 || addresses[0].isGroup()) {
                return null;
            }
            addresses[0].validate();
            String address = addresses[0].getAddress();
            return address.indexOf('@') > 0 && address.chars().allMatch(c -> c > ' ' && c < 127) ? address : null;
        } catch (AddressException none) {
            return null;
        }
    }

    private static String subject(MailHeader header) {
        String raw = header.first("subject");
        String text = raw == null
                ? ""
                : EncodedWords.decode(raw).replaceAll("\\p{C}", " ").strip();
        return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT);
    }

    /**
     * Why nobody waits for an answer: it is from a program (RFC 3834), from a list, or a report of a mail that was not delivered. An
     * answer to one of those can begin a loop.
     */
    private static @Nullable String silence(MailHeader header) {
        String returnPath = header.first("return-path");
        String from = String.valueOf(header.first("from")).toLowerCase(Locale.ROOT);
        if ((returnPath != null && returnPath.replace(" ", "").equals("<>"))
                || header.parameters("content-type").value().equals("multipart/report")
                || from.contains("mailer-daemon@")
                || from.contains("postmaster@")) {
            return "bounce";
        }
        String precedence = String.valueOf(header.first("precedence")).toLowerCase(Locale.ROOT);
        if (header.hasPrefix("list-") || precedence.equals("list") || precedence.equals("bulk")) {
            return "list";
        }
        String suppress = header.first("x-auto-response-suppress");
        boolean automatic = header.all("auto-submitted").stream()
                        .anyMatch(said -> !said.toLowerCase(Locale.ROOT).matches("no\\b.{0,500}"))
                || precedence.equals("junk")
                || precedence.equals("auto_reply")
                || (suppress != null && !suppress.equalsIgnoreCase("none"))
                || header.hasPrefix("x-autoreply")
                || header.hasPrefix("x-autorespond");
        return automatic ? "automatic" : null;
    }

    /** Nothing of it: all is personal. */
    @Override
    public String toString() {
        return "the envelope of a mail";
    }
}
