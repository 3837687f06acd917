package io.realname.app.mail;

import io.realname.app.Settings;
import io.realname.app.SourceSettings;
import io.realname.app.StartRefused;
import io.realname.intake.mail.Senders;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How mail comes in and goes out.
 *
 * @param folder of the mailbox that is looked into; {@code processed} and {@code quarantine} those into which mails are moved
 * @param pollMillis between two looks into the mailbox
 * @param from the address that answers come from
 * @param server name under which the mail server writes {@code Authentication-Results}, {@code -} if without a name, empty if not at all
 */
public record MailSetup(
        MailServer imap,
        MailServer smtp,
        String folder,
        String processed,
        String quarantine,
        long pollMillis,
        InternetAddress from,
        String server,
        Senders senders) {
    /**
     * The mail of the settings; empty if no mailbox is configured.
     *
     * @throws StartRefused if what is configured is not enough, or wrong
     */
    public static Optional<MailSetup> of(Settings settings) {
        boolean in = settings.text("realname.mail.imap.url").isPresent();
        boolean out = settings.text("realname.mail.smtp.url").isPresent();
        if (in != out) {
            throw new StartRefused(
                    "Mail needs both servers: set realname.mail.imap.url and realname.mail.smtp.url, or neither.",
                    null);
        }
        if (!in) {
            return Optional.empty();
        }
        SSLSocketFactory trust = settings.path("realname.mail.authorities")
                .map(OwnAuthorities::in)
                .orElse(null);
        return Optional.of(of(settings, trust));
    }

    private static MailSetup of(Settings settings, @Nullable SSLSocketFactory trust) {
        String server = settings.text("realname.mail.authserv-id").orElse("");
        return new MailSetup(
                MailServer.of(settings, "realname.mail.imap", Set.of("imap", "imaps"), trust),
                MailServer.of(settings, "realname.mail.smtp", Set.of("smtp", "smtps"), trust),
                settings.text("realname.mail.folder").orElse("INBOX"),
                settings.text("realname.mail.processed").orElse("Processed"),
                settings.text("realname.mail.quarantine").orElse("Quarantine"),
                (long) (1000 * settings.number("realname.mail.poll-seconds", 15)),
                from(settings),
                server,
                senders(settings, server));
    }

    private static InternetAddress from(Settings settings) {
        try {
            InternetAddress from =
                    new InternetAddress(settings.text("realname.mail.from").orElse(""), true);
            from.validate();
            return from;
        } catch (AddressException e) {
            throw StartRefused.ofSetting(
                    "realname.mail.from",
                    "The setting realname.mail.from must be the address that answers come from, such as "
                            + "verification@example.cn.",
                    e);
        }
    }

    private static Senders senders(Settings settings, String server) {
        Map<Senders.Sender, List<String>> patterns = new HashMap<>();
        for (SourceSettings one : SourceSettings.all(settings)) {
            String name = one.source().name();
            if (one.authenticated() && server.isEmpty()) {
                throw new StartRefused(
                        "The source " + name + " takes authenticated senders only; set realname.mail.authserv-id to "
                                + "the name under which your mail server writes Authentication-Results.",
                        null);
            }
            patterns.put(new Senders.Sender(name, one.authenticated()), one.senders());
        }
        try {
            return new Senders(patterns);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    /** By what the mails of the mailbox are recognised for ever. */
    String mailbox() {
        return imap.user() + "@" + imap.host() + ":" + imap.port() + "/" + folder;
    }

    /** The values of the placeholders that the mail routes use. */
    public Properties placeholders() {
        Properties values = new Properties();
        values.setProperty("realname.mail.on", "true");
        values.setProperty("realname.mail.imap", imap.uri());
        values.setProperty("realname.mail.smtp", smtp.uri());
        values.setProperty("realname.mail.folder", folder);
        values.setProperty("realname.mail.poll", String.valueOf(pollMillis));
        return values;
    }
}
