package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.realname.app.mail.TestMailbox;
import io.realname.casefile.Failpoint;
import io.realname.intake.TestInbox;
import io.realname.intake.mail.TestMail;
import io.realname.security.FileTree;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on one database, and what comes to them from outside: the mails of one mailbox, and answers to what the other has asked. */
class NodesAndOthersIT {
    /** Long enough that nobody answers before all is asked. */
    private static final double DAY_SECONDS = 5;

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final List<String> SAMPLES =
            List.of("organisation-verified", "individual-verified", "three-registries");
    private static final int MAILS = 60;
    private static final String CUSTOMER = "ops@example.cn";
    private static final String DESK = "desk@realname.example";

    @TempDir
    Path folder;

    private Samples samples;
    private TestNodes nodes;

    @BeforeEach
    void open() throws Exception {
        samples = Samples.load(Path.of("samples"));
        nodes = new TestNodes(folder, samples, DAY_SECONDS);
        nodes.setBusinessTime();
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
    }

    @Test
    void anAnswerThatComesToAnotherNodeThanTheOneThatAskedIsAppliedOnce() throws Exception {
        ServiceProgram answered = nodes.start("b", "");
        answered.awaitReady();
        nodes.set("realname.http.public-url", answered.url());
        nodes.start("a", "").awaitReady();
        for (Sample sample : samples.all()) {
            if (SAMPLES.contains(sample.id())) {
                Path drop = nodes.staging().resolve(sample.source()).resolve(sample.id());
                new SampleFolder(SpecimenPicture::draw).write(sample, drop);
            }
        }

        answered.signal("STOP"); // So that the other asks, which names this one's address.
        nodes.drop();
        await().atMost(LONGEST)
                .until(() -> nodes.rows("select id::text from reviews where submitted_at is not null")
                                .size()
                        == SAMPLES.size());
        answered.signal("CONT");
        await().atMost(LONGEST).until(nodes::isAtRest);

        assertThat(nodes.rows("""
                select r.id::text from callbacks c join reviews r on r.id = c.review_id where r.kind = 'profile'""")).hasSize(SAMPLES.size()).doesNotHaveDuplicates();
        assertThat(nodes.rows("select state from cases"))
                .hasSize(SAMPLES.size())
                .containsOnly("closed");
        nodes.expectSound();
    }

    @Test
    void eachMailOfOneMailboxIsTakenInOnceAlsoWhenANodeDiesWithOne() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        try {
            server.start();
            GreenMailUser desk = server.setUser(DESK, DESK, "secret");
            GreenMailUser customer = server.setUser(CUSTOMER, CUSTOMER, "secret");
            configure(server);
            Path home = installation();
            nodes.start(home, "a", "").awaitReady();
            ServiceProgram dying = nodes.start(home, "b", Failpoint.AFTER_COMMIT + ":3");
            dying.awaitReady();

            for (int i = 0; i < MAILS; i++) {
                desk.deliver(message(i));
            }
            TestMailbox.await().atMost(LONGEST).until(() -> !dying.isAlive());
            TestMailbox.await().atMost(LONGEST).until(() -> isTaken(server, customer));

            assertThat(dying.exitStatus()).as(dying.log()).isEqualTo(Failpoint.EXIT);
            assertThat(nodes.rows("select submission_id from submissions"))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, MAILS).mapToObj(i -> "M-" + i).toList());
            assertThat(nodes.rows("select id::text from mails where state = 'taken'"))
                    .hasSize(MAILS);
            // A mail goes when the look that has moved it ends.
            TestMailbox.await()
                    .atMost(LONGEST)
                    .until(() -> server.getManagers()
                                    .getImapHostManager()
                                    .getInbox(desk)
                                    .getMessageCount()
                            == 0);
            nodes.expectSound();
        } finally {
            server.stop();
        }
    }

    private void configure(GreenMail server) {
        nodes.set(
                "realname.mail.imap.url", "imap://127.0.0.1:" + server.getImap().getPort());
        nodes.set("realname.mail.imap.user", DESK);
        nodes.set("realname.mail.imap.password", "secret");
        nodes.set(
                "realname.mail.smtp.url", "smtp://127.0.0.1:" + server.getSmtp().getPort());
        nodes.set("realname.mail.from", DESK);
        nodes.set("realname.mail.poll-seconds", "0.1");
    }

    /** An installation that knows who sends mails for a source, which only its own file can say. */
    private Path installation() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String part : List.of("config", "routes", "sql")) {
            FileTree.copy(Path.of(part).toAbsolutePath(), home.resolve(part));
        }
        Files.writeString(
                home.resolve("config/application.properties"),
                "\nrealname.sources.R002.senders=" + CUSTOMER + "\n",
                StandardOpenOption.APPEND);
        return home;
    }

    /** A submission that is rejected at once, for its picture is none. */
    private static MimeMessage message(int number) throws Exception {
        byte[] raw = TestMail.from(CUSTOMER)
                .header("Message-ID: <" + number + "@example.cn>")
                .file(
                        "manifest.json",
                        "application/json",
                        TestInbox.json(manifest -> manifest.put("submissionId", "M-" + number)))
                .file("licence.jpg", "image/jpeg", ("no picture " + number).getBytes(StandardCharsets.UTF_8))
                .raw();
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    /** Whether all are in the folder of those that were dealt with, nothing is left to do, and each was answered. */
    private boolean isTaken(GreenMail server, GreenMailUser customer) throws Exception {
        Set<String> answered = new HashSet<>();
        for (var answer :
                server.getManagers().getImapHostManager().getInbox(customer).getMessages()) {
            answered.add(answer.getMimeMessage().getHeader("In-Reply-To", null));
        }
        return nodes.rows("select id::text from submissions").size() == MAILS
                && answered.size() == MAILS
                && nodes.isAtRest();
    }
}
