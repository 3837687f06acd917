package io.realname.notify;

import io.realname.casefile.MailThread;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the thread of another. It says of itself that it is automatic (RFC 3834), so that no program answers it.
 *
 * @param subject of the mail that is answered, fit to be shown
 */
record AnswerMail(InternetAddress from, MailThread thread, String subject) {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** Headers are folded before this many characters by most mail programs; references beyond are dispensable, but for the root. */
    private static final int LONGEST_REFERENCES = 900;

    /**
     * The mail.
     *
     * @param messageId stable for this answer
     */
    AnswerMessage write(AnswerText.Said said, String messageId, Instant at) throws MessagingException {
        AnswerMessage mail = new AnswerMessage();
        mail.setFrom(from);
        mail.setRecipients(Message.RecipientType.TO, new InternetAddress[] {new InternetAddress(thread.to(), true)});
        mail.setSubject(isReply(subject) ? subject : "Re: " + subject, UTF_8);
        mail.setSentDate(Date.from(at));
        mail.setHeader("Message-ID", messageId);
        String answered = thread.messageId();
        if (answered != null) {
            mail.setHeader("In-Reply-To", answered);
            mail.setHeader("References", references(thread.references(), answered));
        }
        mail.setHeader("Auto-Submitted", "auto-replied");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(said.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(said.html(), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        mail.setHeader("Message-ID", messageId); // Saving gives it one of its own.
        return mail;
    }

    private static boolean isReply(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT);
        return lower.startsWith("re:") || lower.startsWith("回复:") || lower.startsWith("回复：") || lower.startsWith("答复:");
    }

    /** By the first of them a correction finds its case. */
    private static String references(@Nullable String earlier, String answered) {
        List<String> all = new ArrayList<>(earlier == null ? List.of() : List.of(earlier.split(" ")));
        all.add(answered);
        while (all.size() > 2 && String.join(" ", all).length() > LONGEST_REFERENCES) {
            all.remove(1);
        }
        return String.join("\r\n ", all);
    }
}
