package io.realname.app.mail;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.realname.app.IntakeStage;
import io.realname.app.Knowledge;
import io.realname.app.PictureStage;
import io.realname.app.Rescreening;
import io.realname.app.Settings;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.MailQueue;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.Work;
import io.realname.intake.PackageReader;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.TestLimits;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.intake.mail.TestMail;
import io.realname.notify.AnswersOwed;
import io.realname.notify.ResultErrands;
import io.realname.submission.Arrival;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Site;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A mail server with our mailbox and a customer's, and the beans of the mail routes that use it. */
public final class TestMailbox implements AutoCloseable {
    public static final String CUSTOMER = "ops@example.cn";
    public static final String DESK = "desk@realname.example";

    public final GreenMail server;
    public final TestFile test;
    public final Map<String, String> settings = new HashMap<>();
    private final Path data;
    private final Knowledge knowledge;
    private final GreenMailUser desk;
    private final GreenMailUser customer;

    /** Who else may submit. */
    public final Map<String, Source> others = new HashMap<>();

    /** Whose mails they are. */
    public Source source = new Source("R001", Site.CN, Language.ZH);

    /** Is told of the mails that are stored. */
    public Work.Witness witness = Work.Witness.NOBODY;

    public TestMailbox(TestFile test, Path data) throws Exception {
        this.test = test;
        this.data = data;
        this.knowledge = Knowledge.load(Path.of("config"));
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        desk = server.setUser(DESK, DESK, "secret");
        customer = server.setUser(CUSTOMER, CUSTOMER, "secret");
        settings.put(
                "realname.mail.imap.url", "imap://127.0.0.1:" + server.getImap().getPort());
        settings.put("realname.mail.imap.user", DESK);
        settings.put("realname.mail.imap.password", "secret");
        settings.put(
                "realname.mail.smtp.url", "smtp://127.0.0.1:" + server.getSmtp().getPort());
        settings.put("realname.mail.from", DESK);
        settings.put("realname.mail.poll-seconds", "0.1");
        settings.put("realname.sources.R001.senders", CUSTOMER);
    }

    public MailSetup setup() throws Exception {
        Path none = Files.createTempFile(data, "none", ".properties");
        return MailSetup.of(Settings.load(none, Map.of()).with(settings)).orElseThrow();
    }

    public Properties placeholders() throws Exception {
        return setup().placeholders();
    }

    public Map<String, Work.Source> work() {
        return Map.of(
                "mails",
                new MailQueue(test.file.jdbi(), test.file.mails(), test.file.business(), test.file.system()),
                "inspect",
                test.file.queue(Step.INSPECT, 10));
    }

    public Map<String, Object> beans() throws Exception {
        Map<String, Source> sources = new HashMap<>(others);
        sources.put("R001", source);
        Formats formats = new Formats(
                Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml"))),
                TestLimits.DELIVERED.packages());
        DocumentStore documents = DocumentStore.open(data.resolve("documents"), test.keys);
        ResultErrands results =
                new ResultErrands(test.file.jdbi(), test.file.reader(), test.file.outbox(), knowledge.texts());
        Map<String, Object> beans = new HashMap<>(MailBeans.of(
                setup(),
                test.file,
                new PackageReader(knowledge.manifests(), formats, documents, test.file.business()),
                formats,
                new Sources(sources),
                this::screen,
                results,
                knowledge.texts(),
                data.resolve("mail"),
                witness));
        beans.put(
                "pictures",
                PictureStage.of(
                        knowledge,
                        documents,
                        test.file.pictures(),
                        Rescreening.of(knowledge.screening(), test.file.business())));
        beans.put("resultErrands", results);
        beans.put("answersOwed", new AnswersOwed(test.file));
        return beans;
    }

    private Arrival screen(Arrival arrival) {
        return IntakeStage.judged(knowledge.screening(), arrival);
    }

    /**
     * Waits for what mails bring about: for long, since several looks into a mailbox take seconds on a busy machine. What the threads
     * of the test's servers throw when a line is cut is not our fault.
     */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).dontCatchUncaughtExceptions();
    }

    /** Lays a mail into our mailbox. */
    public void deliver(TestMail mail) throws Exception {
        deliver(mail.raw());
    }

    public void deliver(byte[] raw) throws Exception {
        desk.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    /** The beans of another process with a data folder of its own, on the same database and mailbox. */
    public TestMailbox secondIn(Path folder) throws Exception {
        TestMailbox second = new TestMailbox(this, folder);
        second.settings.putAll(settings);
        return second;
    }

    private TestMailbox(TestMailbox first, Path data) {
        this.test = first.test;
        this.server = first.server;
        this.knowledge = first.knowledge;
        this.desk = first.desk;
        this.customer = first.customer;
        this.data = data;
    }

    /** Lets another client remove the first mail of our mailbox. */
    public void removeFirst() throws Exception {
        StoredMessage first = inbox().getMessages().get(0);
        first.setFlag(jakarta.mail.Flags.Flag.DELETED, true);
        inbox().expunge();
    }

    /** Lets another client remove all of them. */
    public void removeAll() throws Exception {
        inbox().deleteAllMessages();
    }

    /** Changes the password that our mailbox wants. */
    public void password(String password) {
        desk.setPassword(password);
    }

    /** How many mails lie in a folder of our mailbox. */
    public int count(String folder) throws Exception {
        MailFolder found = folder.equals("INBOX")
                ? server.getManagers().getImapHostManager().getInbox(desk)
                : server.getManagers().getImapHostManager().getFolder(desk, folder);
        return found == null ? 0 : found.getMessageCount();
    }

    public MailFolder inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(desk);
    }

    /** What the customer was sent. */
    public List<MimeMessage> answers() throws Exception {
        List<MimeMessage> answers = new ArrayList<>();
        for (StoredMessage message :
                server.getManagers().getImapHostManager().getInbox(customer).getMessages()) {
            answers.add(message.getMimeMessage());
        }
        return answers;
    }

    @Override
    public void close() {
        server.stop();
    }
}
