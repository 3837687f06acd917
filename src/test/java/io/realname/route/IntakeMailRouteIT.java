package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.TestMailbox;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.intake.TestInbox;
import io.realname.intake.mail.TestMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 12-intake-mail}: from the mailbox to the rows, and the mail to the folder where it belongs. */
class IntakeMailRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestMailbox mailbox;
    private Path data;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        data = folder;
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
    }

    @AfterEach
    void stop() {
        routes.close();
        mailbox.close();
        test.close();
    }

    private void start() throws Exception {
        routes.mail(mailbox).start("12-intake-mail.camel.yaml");
    }

    private static TestMail mail(String id) {
        return TestMail.from("Ops <" + TestMailbox.CUSTOMER + ">").header("Message-ID: <" + id + "@example.cn>");
    }

    private static TestMail withManifest(String id) {
        return mail(id).file(
                        "manifest.json",
                        "application/json",
                        TestInbox.json(manifest -> manifest.put("submissionId", id)))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE);
    }

    private void awaitFolders(int processed, int quarantine) {
        TestMailbox.await().untilAsserted(() -> {
            assertThat(mailbox.count("Processed")).isEqualTo(processed);
            assertThat(mailbox.count("Quarantine")).isEqualTo(quarantine);
            assertThat(mailbox.count("INBOX")).isZero();
        });
    }

    private List<CaseView> cases() {
        return test.file.reader().list(CaseFilter.ALL, null, 100);
    }

    @Test
    void takesInAManifestWithItsPictureAndMovesTheMail() throws Exception {
        mailbox.deliver(withManifest("M-1"));
        start();

        awaitFolders(1, 0);
        assertThat(cases()).singleElement().satisfies(view -> {
            assertThat(view.submissionId()).isEqualTo("M-1");
            assertThat(view.source()).isEqualTo("R001");
            assertThat(test.load(view.id()).step()).isEqualTo(Step.INSPECT);
            assertThat(view.state()).isEqualTo(CaseState.RECEIVED);
        });
        assertThat(Files.list(data.resolve("mail"))).isEmpty();
    }

    @Test
    void tellsOfEachMailThatIsStoredOnceHoweverOftenItIsLookedAt() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        mailbox.witness = (stage, taken, destination) -> {
            told.add(stage + " " + taken);
            return (end, tally) -> told.add(end + " " + tally.done());
        };
        mailbox.deliver(withManifest("M-1"));
        start();

        awaitFolders(1, 0);
        assertThat(told).containsExactly("mailbox 1", "DONE 1");
    }

    @Test
    void nothingInTheHeadersOfAMailSteersAnything() throws Exception {
        mailbox.deliver(withManifest("M-1")
                .header("moveTo: Stolen")
                .header("MOVETO: Stolen")
                .header("copyTo: Copied")
                .header("delete: true")
                .header("Delete: true")
                .header("CamelFileName: ../../escaped")
                .header("camelfilename: ../../escaped")
                .header("CamelBeanMethodName: toString")
                .header("mail.smtp.host: 192.0.2.1")
                .header("MAIL.SMTP.HOST: 192.0.2.1")
                .header("mail.smtp.port: 1")
                .header("CamelMailMoveTo: Stolen"));
        mailbox.deliver(mail("bad").header("moveTo: Stolen").text("nothing"));
        start();

        awaitFolders(1, 1);
        assertThat(mailbox.count("Stolen")).isZero();
        assertThat(mailbox.count("Copied")).isZero();
        assertThat(Files.exists(data.resolveSibling("escaped"))).isFalse();
    }

    @Test
    void aMailThatIsSeenAgainAfterTheServerNumberedAnewIsNotTakenTwice() throws Exception {
        byte[] raw = withManifest("M-1").raw();
        mailbox.deliver(raw);
        start();
        awaitFolders(1, 0);

        mailbox.deliver(raw);

        awaitFolders(2, 0);
        assertThat(test.count("select count(*) from submissions")).isEqualTo(1);
    }

    @Test
    void putsAMailIntoQuarantineInWhichNothingCouldBeTakenIn() throws Exception {
        mailbox.deliver(mail("hello").text("Hello, is anybody there?"));
        mailbox.deliver(TestMail.from("somebody@elsewhere.example").text("nothing either"));
        start();

        awaitFolders(0, 2);
        assertThat(cases())
                .flatExtracting(CaseView::findings)
                .extracting(finding -> finding.code())
                .containsExactlyInAnyOrder("manifest.unreadable", "sender.not-allowed");
        assertThat(test.count("select count(*) from mail_raws")).isZero();
    }

    @Test
    void believesASenderOnlyIfOurServerFoundItGenuineWhereTheSourceAsksForThat() throws Exception {
        mailbox.settings.put("realname.mail.authserv-id", "mx.realname.example");
        mailbox.settings.put("realname.sources.R001.sender-check", "authenticated");
        mailbox.deliver(withManifest("M-1")
                .header("Authentication-Results: mx.realname.example; dmarc=pass header.from=example.cn"));
        mailbox.deliver(withManifest("M-2")
                .header("Authentication-Results: mx.realname.example; dmarc=fail header.from=example.cn")
                .header("Authentication-Results: mx.realname.example; dmarc=pass header.from=example.cn"));
        mailbox.deliver(withManifest("M-3")
                .header("Authentication-Results: elsewhere.example; dmarc=pass header.from=example.cn"));
        mailbox.deliver(withManifest("M-4"));
        start();

        awaitFolders(1, 3);
        assertThat(cases())
                .filteredOn(view -> view.state() == CaseState.RECEIVED)
                .extracting(CaseView::submissionId)
                .containsExactly("M-1");
        assertThat(cases())
                .filteredOn(view -> view.state() == CaseState.QUARANTINED)
                .hasSize(3)
                .allSatisfy(view -> assertThat(view.findings())
                        .extracting(finding -> finding.code())
                        .containsExactly("sender.not-allowed"));
    }

    @Test
    void takesEveryRowOfATableInAndTheMailOnce() throws Exception {
        String head = "submissionId,site,profile.type,profile.name,profile.region,profile.idType,profile.idNumber,"
                + "profile.address.province,profile.address.city,profile.address.district,profile.address.street,"
                + "profile.address.postalCode,profile.phone.countryCode,profile.phone.number,profile.email,domains,"
                + "documents.1.role,documents.1.file\n";
        String row = ",cn,organization,杭州示例网络有限公司,CN,YYZZ,91330100MA00000072,浙江省,杭州市,西湖区,示例路 1 号,310000,86,"
                + "13800138000,ops@example.cn,";
        String table = head + "M-1" + row + "example-one.cn,front,licence.jpg\n" + "M-2" + row
                + "example-two.cn,front,missing.jpg\n";
        mailbox.deliver(mail("table")
                .file("table.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE));
        start();

        awaitFolders(1, 0);
        assertThat(cases())
                .extracting(view -> view.submissionId() + " " + view.state().code())
                .containsExactlyInAnyOrder("M-1 received", "M-2 rejected");
    }
}
