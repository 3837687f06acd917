package io.realname.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer to a mail goes. All of it was written by somebody else and is personal; it is kept encrypted.
 *
 * @param to the address that is answered, null if the mail must not be answered
 * @param silence why it must not be: {@code stranger}, {@code automatic}, {@code list}, {@code bounce} or {@code repeated} (it holds no
 *     submission, as one before it in its thread that was answered); null if it may
 * @param messageId of the mail, with its angle brackets, null if it has none; likewise {@code references}
 * @param subject its subject, decoded, in one line
 */
public record MailThread(
        @Nullable String to,
        @Nullable String silence,
        @Nullable String messageId,
        @Nullable String references,
        String subject) {
    /** The same thread, in which the mail must not be answered. */
    public MailThread silenced(String why) {
        return new MailThread(null, why, messageId, references, subject);
    }

    /** Whether it may be answered: nothing of the content. */
    @Override
    public String toString() {
        return silence == null ? "a mail to be answered" : "a mail not to be answered: " + silence;
    }
}
