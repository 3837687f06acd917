package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.TestMailbox;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.intake.Source;
import io.realname.intake.TestInbox;
import io.realname.intake.Way;
import io.realname.intake.mail.TestMail;
import io.realname.submission.Language;
import io.realname.submission.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails of a source that has a quota, or not this way. */
class MailQuotaIT {
    private static final String[] ROUTES = {
        "12-intake-mail.camel.yaml", "70-outcome.camel.yaml", "71-outcome-mail.camel.yaml"
    };

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestMailbox mailbox;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
        routes.outbox(folder.resolve("outbox"))
                .work("result", test.errands(Errand.Kind.RESULT))
                .work("answer", test.errands(Errand.Kind.ANSWER));
    }

    @AfterEach
    void stop() {
        routes.close();
        mailbox.close();
        test.close();
    }

    private static TestMail mail(String id) {
        return mail(id, TestMailbox.CUSTOMER);
    }

    private static TestMail mail(String id, String sender) {
        return TestMail.from("Ops <" + sender + ">")
                .header("Message-ID: <" + id + "@example.cn>")
                .header("Subject: " + id)
                .file("manifest.json", "application/json", TestInbox.json(manifest -> manifest.put("submissionId", id)))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE);
    }

    private void awaitFolders(int inbox, int processed, int quarantine) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(mailbox.count("INBOX")).isEqualTo(inbox);
            assertThat(mailbox.count("Processed")).isEqualTo(processed);
            assertThat(mailbox.count("Quarantine")).isEqualTo(quarantine);
        });
    }

    @Test
    void aMailBeyondTheQuotaStaysInTheMailboxUntilTheNextDay() throws Exception {
        test.file.quotas().set(Map.of("R001", 1));
        mailbox.deliver(mail("M-1"));
        mailbox.deliver(mail("M-2"));

        routes.mail(mailbox).startAll(ROUTES);

        awaitFolders(1, 1, 0);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                test.count("select count(*) from mails where not_before = '2026-03-03T16:00:00Z'"))
                        .isEqualTo(1));
        assertThat(test.count("select count(*) from cases")).isEqualTo(1);

        test.business = test.business.plus(Duration.ofDays(1));

        awaitFolders(0, 2, 0);
        assertThat(test.count("select count(*) from cases where state <> 'quarantined'"))
                .isEqualTo(2);
    }

    @Test
    void aSenderWhoseSourceDoesNotComeByMailIsAStranger() throws Exception {
        mailbox.source =
                new Source("R001", Set.of(Way.FOLDER, Way.REST), Site.CN, Language.ZH, null, StandardCharsets.UTF_8);
        mailbox.deliver(mail("M-1"));

        routes.mail(mailbox).startAll(ROUTES);

        awaitFolders(0, 0, 1);
        assertThat(test.count("select count(*) from cases where 'sender.not-allowed' = any (codes)"))
                .isEqualTo(1);
        assertThat(mailbox.answers()).isEmpty();
    }

    @Test
    void mailsThatWaitDoNotKeepThoseOfOtherSourcesOut(@TempDir Path folder) throws Exception {
        String route = Files.readString(Path.of("routes", ROUTES[0]));
        Path small = folder.resolve(ROUTES[0]);
        Files.writeString(small, route.replace("maxMessagesPerPoll: 500", "maxMessagesPerPoll: 2"));
        test.file.quotas().set(Map.of("R001", 1));
        mailbox.settings.put("realname.sources.R002.senders", "desk@other.example");
        mailbox.others.put("R002", new Source("R002", Site.CN, Language.ZH));
        for (int i = 1; i <= 4; i++) {
            mailbox.deliver(mail("M-" + i));
        }
        mailbox.deliver(mail("N-1", "desk@other.example"));

        routes.mail(mailbox).startAll(small.toString(), ROUTES[1], ROUTES[2]);

        awaitFolders(3, 2, 0);
        assertThat(test.rows("select submission_id from cases"))
                .extracting(row -> row.get("submission_id"))
                .containsExactlyInAnyOrder("M-1", "N-1");
    }
}
