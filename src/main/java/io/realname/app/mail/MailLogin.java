package io.realname.app.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** Logs in with what the settings say at that moment. Thread-safe. */
final class MailLogin extends MailAuthenticator {
    private final MailServer server;

    MailLogin(MailServer server) {
        this.server = server;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
                server.user(), server.user() == null ? null : server.secret().get());
    }
}
