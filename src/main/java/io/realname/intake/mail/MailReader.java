package io.realname.intake.mail;

import io.realname.casefile.AnswerId;
import io.realname.casefile.LockedMail;
import io.realname.casefile.MailBook;
import io.realname.casefile.MailThread;
import io.realname.intake.EnvelopeCodes;
import io.realname.intake.PackageReader;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.Way;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.security.OwnerOnlyFolder;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens stored mails: tells whose a mail is, notes how it may be answered, and lays its files into a folder for the owner's eyes only,
 * where the reader of packages finds them. Thread-safe.
 */
public final class MailReader {
    /** A mail from an address that no source lists, whose source does not submit by mail, or that our mail server did not find to be genuine. */
    public static final Code NOT_ALLOWED = new Code("sender.not-allowed", Severity.ERROR, "own");

    /** The name under which the mails of strangers are kept; a source of that name would have to be configured to mean anything. */
    static final Source STRANGERS = new Source("unlisted-senders", Site.CN, Language.ZH);

    private final MailBook book;
    private final Sources sources;
    private final Senders senders;
    private final String server;
    private final BusinessClock business;
    private final Unpacking unpacking;
    private final Path folder;

    /**
     * A reader of mails.
     *
     * @param server name under which our mail server writes {@code Authentication-Results}; empty if it writes none
     * @param folder below which each mail gets a folder while it is taken in
     */
    public MailReader(
            MailBook book,
            Sources sources,
            Senders senders,
            String server,
            Formats formats,
            BusinessClock business,
            Path folder)
            throws IOException {
        this.book = book;
        this.sources = sources;
        this.senders = senders;
        this.server = server;
        this.business = business;
        this.unpacking = new Unpacking(formats);
        this.folder = OwnerOnlyFolder.open(folder);
        TemporaryFolder.empty(folder);
    }

    /** Opens a mail; its folder goes when the work on it ends. */
    public OpenedMail open(LockedMail mail) throws IOException {
        byte[] raw = book.raw(mail.id());
        MailHeader header;
        try {
            header = MailHeader.read(raw, 0, raw.length, MailLimits.DEFAULT);
        } catch (MailRefused refused) {
            book.thread(mail.id(), new MailThread(null, "stranger", null, null, ""));
            return refused(STRANGERS, mail.id(), tooLarge(refused));
        }
        Envelope envelope = Envelope.of(header);
        Optional<Senders.Sender> sender = sender(envelope, header);
        MailThread thread = thread(envelope, sender);
        book.thread(mail.id(), thread);
        if (sender.isEmpty()) {
            return refused(STRANGERS, mail.id(), Finding.of(NOT_ALLOWED, ""));
        }
        Source source = sources.of(sender.get().source());
        if (!mail.isWhole()) {
            return refused(source, mail.id(), tooLarge(new MailRefused("bytes", MailLimits.DEFAULT.bytes())));
        }
        try {
            List<Part> parts = MimeWalker.walk(raw, MailLimits.DEFAULT);
            TemporaryFolder own = TemporaryFolder.of(folder.resolve(mail.id().toString()));
            mail.keep(own);
            List<Path> manifests = unpacking.manifests(parts, own.path(), id(source, envelope, mail.id()));
            // Programs that do not say what they are answer answers for ever.
            if (manifests.isEmpty()
                    && thread.silence() == null
                    && envelope.references().stream().anyMatch(AnswerId::isOfNothing)) {
                book.thread(mail.id(), thread.silenced("repeated"));
            }
            return new OpenedMail(new PackageReader.Package(source, key(mail.id()), own.path(), manifests), List.of());
        } catch (MailRefused refused) {
            return refused(source, mail.id(), tooLarge(refused));
        } catch (RowsRefused refused) {
            return refused(source, mail.id(), unreadable(refused));
        }
    }

    private Optional<Senders.Sender> sender(Envelope envelope, MailHeader header) {
        String from = envelope.from();
        return from == null
                ? Optional.empty()
                : senders.of(from)
                        .filter(sender -> sources.of(sender.source()).has(Way.MAIL))
                        .filter(sender -> !sender.authenticated()
                                || AuthenticationResults.isGenuine(header.all("authentication-results"), server, from));
    }

    /** An answer goes to the sender, or to where the sender wants it if that belongs to the same source: never to a stranger. */
    private MailThread thread(Envelope envelope, Optional<Senders.Sender> sender) {
        String wanted = envelope.replyTo();
        boolean trusted =
                wanted != null && sender.isPresent() && senders.of(wanted).equals(sender);
        String silence = sender.isEmpty() ? "stranger" : envelope.silence();
        return new MailThread(
                silence != null ? null : trusted ? wanted : envelope.from(),
                silence,
                envelope.messageId(),
                envelope.references().isEmpty() ? null : String.join(" ", envelope.references()),
                envelope.subject());
    }

    private String id(Source source, Envelope envelope, UUID mail) {
        String root = envelope.root();
        return "mail-" + book.threadName(source.name(), root == null ? mail.toString() : root);
    }

    private static String key(UUID mail) {
        return "mail/" + mail;
    }

    private static Finding tooLarge(MailRefused refused) {
        return Finding.of(EnvelopeCodes.TOO_LARGE, "")
                .variant(refused.variant())
                .with("limit", refused.limit());
    }

    private static Finding unreadable(RowsRefused refused) {
        boolean beyond = List.of("count", "bytes", "ratio").contains(refused.variant());
        return Finding.of(beyond ? EnvelopeCodes.TOO_LARGE : EnvelopeCodes.UNREADABLE, "")
                .variant(refused.variant());
    }

    private OpenedMail refused(Source source, UUID mail, Finding finding) {
        return new OpenedMail(null, List.of(arrival(source, key(mail), finding)));
    }

    private Arrival arrival(Source source, String key, Finding finding) {
        return new Arrival(
                source.name(),
                key,
                source.language(),
                business.now(),
                new byte[0],
                null,
                List.of(),
                List.of(finding),
                true);
    }
}
