package io.realname.app.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.realname.app.Settings;
import io.realname.app.mail.MailSetup;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** A mail server within the demonstration, with the product's mailbox and a customer's, who sends samples and reads the answers. */
final class DemoMail implements AutoCloseable {
    private static final String DESK = "verification@realname.example";
    private static final String CUSTOMER = "ops@example.cn";
    private static final String SUBJECT = "实名核验 ";

    private final GreenMail server;
    private final GreenMailUser desk;
    private final GreenMailUser customer;
    private final Path answers;
    private int kept;

    /**
     * Starts the server on free ports of this machine.
     *
     * @param answers folder for what the customer is sent
     */
    DemoMail(Path answers) {
        this.answers = answers;
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        desk = server.setUser(DESK, DESK, UUID.randomUUID().toString());
        customer = server.setUser(CUSTOMER, CUSTOMER, UUID.randomUUID().toString());
    }

    /** How the product reaches its mailbox; the customer belongs to {@code source}. */
    MailSetup setup(Path config, String source) throws IOException {
        Settings settings = Settings.load(config.resolve("application.properties"), Map.of())
                .with(Map.of(
                        "realname.mail.imap.url",
                        "imap://127.0.0.1:" + server.getImap().getPort(),
                        "realname.mail.imap.user",
                        DESK,
                        "realname.mail.imap.password",
                        desk.getPassword(),
                        "realname.mail.smtp.url",
                        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                        "realname.mail.from",
                        DESK,
                        "realname.mail.poll-seconds",
                        "0.2",
                        "realname.sources." + source + ".senders",
                        CUSTOMER));
        return MailSetup.of(settings).orElseThrow();
    }

    /** The name by which the manifest of a sample is attached: a sample that came by mail is recognised by it. */
    static String manifestOf(Sample sample) {
        return sample.id() + ".json";
    }

    /** Sends a sample whose files lie in a folder. */
    void send(Sample sample, Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            MimeMultipart parts = new MimeMultipart();
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                MimeBodyPart part = new MimeBodyPart();
                part.attachFile(file.toFile());
                boolean manifest = file.endsWith(SampleFolder.MANIFEST);
                part.setFileName(
                        manifest ? manifestOf(sample) : file.getFileName().toString());
                parts.addBodyPart(part);
            }
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(new InternetAddress(CUSTOMER));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(DESK));
            mail.setSubject(SUBJECT + sample.id(), StandardCharsets.UTF_8.name());
            mail.setContent(parts);
            desk.deliver(mail);
        } catch (MessagingException e) {
            throw new IOException("The sample " + sample.id() + " could not be sent as a mail.", e);
        }
    }

    /** Writes what the customer was sent since the last time, one text file a mail. */
    void keepAnswers() throws IOException {
        try {
            MailFolder inbox = server.getManagers().getImapHostManager().getInbox(customer);
            List<StoredMessage> all = inbox.getMessages();
            for (; kept < all.size(); kept++) {
                MimeMessage mail = all.get(kept).getMimeMessage();
                BodyPart plain = ((Multipart) mail.getContent()).getBodyPart(0);
                Files.createDirectories(answers);
                Files.writeString(
                        answers.resolve((kept + 1) + ".txt"),
                        "From: " + DESK + "\nTo: " + CUSTOMER + "\nSubject: " + mail.getSubject() + "\n\n"
                                + plain.getContent());
            }
        } catch (FolderException | MessagingException e) {
            throw new IOException("The answers in the customer's mailbox cannot be read.", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
