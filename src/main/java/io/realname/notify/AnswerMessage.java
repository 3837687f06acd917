package io.realname.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An answer that knows whether a mail server was given all of it, and so may have taken it even if it never said so. For one thread. */
public final class AnswerMessage extends MimeMessage {
    private boolean given;

    AnswerMessage() {
        super(Session.getInstance(new Properties()));
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        given = true;
    }

    /** Whether it was written to its end. */
    boolean isGiven() {
        return given;
    }
}
