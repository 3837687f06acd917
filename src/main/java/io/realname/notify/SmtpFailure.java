package io.realname.notify;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a mail server meant by refusing an answer (RFC 5321, 4.2.1): 4xx is "not now", 5xx is "never". */
final class SmtpFailure {
    private static final int DEEPEST = 20;

    private SmtpFailure() {}

    /** The server's reply code about recipient or content; 0 if it gave none. */
    static int code(Exception failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            Throwable next = next(cause);
            if (cause instanceof SMTPSendFailedException refused && !(next instanceof SMTPAddressFailedException)) {
                return Math.max(0, refused.getReturnCode());
            }
            cause = next;
        }
        return 0;
    }

    /** Whether it says that this recipient will never take it. A refused login or sender is the operator's matter, and is tried again. */
    static boolean isFinal(Exception failure) {
        int code = code(failure);
        return code >= 500 && code < 600 && code != 530 && isOfRecipient(failure);
    }

    /** Whether the recipient or the content was refused, rather than the sender. */
    static boolean isOfRecipient(Exception failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof SMTPSenderFailedException) {
                return false;
            }
            cause = next(cause);
        }
        return true;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }
}
