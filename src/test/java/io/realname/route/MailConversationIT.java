package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.TestMailbox;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.intake.TestInbox;
import io.realname.intake.mail.TestMail;
import io.realname.simulator.specimen.SpecimenPicture;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All routes on the way of a mail: from the mailbox over the judgement of its pictures to the answer in the thread. */
class MailConversationIT {
    private static final String[] ROUTES = {
        "12-intake-mail.camel.yaml", "15-inspection.camel.yaml", "70-outcome.camel.yaml", "71-outcome-mail.camel.yaml"
    };
    private static final String BODY = """
            您好，请帮我们核验：

            域名：example-mail.cn
            持有者类型：企业
            持有者名称：杭州示例网络有限公司
            国家地区：中国
            证件类型：营业执照
            证件号码：%s
            省份：浙江省
            城市：杭州市
            区县：西湖区
            地址：示例路 1 号
            邮编：310000
            手机：13800138000
            邮箱：ops@example.cn

            谢谢！
            """;
    private static final String NUMBER = "91330100MA00000072";

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestMailbox mailbox;
    private Path data;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        data = folder;
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

    private void start() throws Exception {
        routes.mail(mailbox).startAll(ROUTES);
    }

    private static TestMail mail(String id) {
        return TestMail.from("Ops <" + TestMailbox.CUSTOMER + ">")
                .header("Message-ID: <" + id + "@example.cn>")
                .header("Subject: =?UTF-8?B?5a6e5ZCN5qC46aqM?= " + id);
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

    private void awaitAnswered(int answers) {
        TestMailbox.await().untilAsserted(() -> {
            assertThat(test.count("select count(*) from outbox where kind in ('result', 'answer')"))
                    .isZero();
            assertThat(mailbox.answers()).hasSize(answers);
        });
    }

    @Test
    void answersAnErrorInTheThreadWithoutTheNumberAndTakesTheCorrectedReply() throws Exception {
        mailbox.deliver(mail("first")
                .text(BODY.formatted("91330100MA00000073"))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE));
        start();

        awaitAnswered(1);
        MimeMessage answer = mailbox.answers().get(0);
        assertThat(answer.getHeader("In-Reply-To")).containsExactly("<first@example.cn>");
        assertThat(answer.getHeader("References")).containsExactly("<first@example.cn>");
        assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(answer.getSubject()).isEqualTo("Re: 实名核验 first");
        assertThat(answer.getFrom()[0].toString()).isEqualTo(TestMailbox.DESK);
        Multipart forms = (Multipart) answer.getContent();
        assertThat(forms.getContentType()).startsWith("multipart/alternative");
        for (int i = 0; i < 2; i++) {
            assertThat(forms.getBodyPart(i).getContent().toString())
                    .contains("id-number.check-digit", "example-mail.cn")
                    .doesNotContain("91330100MA00000073");
        }

        mailbox.deliver(mail("second")
                .header("References: <first@example.cn> " + answer.getMessageID())
                .text(BODY.formatted(NUMBER) + "\n> 证件号码：91330100MA00000073\n")
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE));

        awaitFolders(2, 0);
        TestMailbox.await()
                .untilAsserted(
                        () -> assertThat(cases()).extracting(CaseView::state).containsExactly(CaseState.SCREENED));
        assertThat(cases()).singleElement().satisfies(view -> {
            assertThat(view.findings()).isEmpty();
            assertThat(view.submissionId()).startsWith("mail-");
        });
        assertThat(Files.exists(data.resolve("outbox"))).isFalse();
    }

    @Test
    void putsAStrangersMailIntoQuarantineAndAnswersNobody() throws Exception {
        mailbox.deliver(TestMail.from("somebody@elsewhere.example")
                .header("Reply-To: " + TestMailbox.CUSTOMER)
                .file("manifest.json", "application/json", TestInbox.json(manifest -> {})));
        start();

        awaitFolders(0, 1);
        awaitAnswered(0);
        assertThat(cases()).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(CaseState.QUARANTINED);
            assertThat(view.findings()).extracting(finding -> finding.code()).containsExactly("sender.not-allowed");
            assertThat(test.file.reader().events(view.id()))
                    .anySatisfy(event -> assertThat(event.note()).contains("stranger"));
        });
    }

    @Test
    void tellsASenderWhoseMailIsNoSubmission() throws Exception {
        mailbox.deliver(mail("hello").text("Hello, is anybody there?"));
        start();

        awaitFolders(0, 1);
        awaitAnswered(1);
    }

    private static String forms(MimeMessage answer) throws Exception {
        Multipart forms = (Multipart) answer.getContent();
        return forms.getBodyPart(0).getContent() + "\n" + forms.getBodyPart(1).getContent();
    }

    @Test
    void tellsAllFindingsInOneAnswerInTheLanguageOfTheSubmission() throws Exception {
        byte[] narrow = SpecimenPicture.draw("jpeg", "YYZZ", List.of("X"), 1, 1600, 560);
        mailbox.deliver(mail("english")
                .file("manifest.json", "application/json", TestInbox.json(manifest -> {
                    manifest.put("language", "en");
                    manifest.withObject("/profile").put("idNumber", "91330100MA00000073");
                }))
                .file("licence.jpg", "image/jpeg", narrow));
        start();

        awaitAnswered(1);
        assertThat(forms(mailbox.answers().get(0)))
                .contains("has not passed the checks", "id-number.check-digit", "document.low-resolution")
                .doesNotContain("91330100MA00000073");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "List-Id: <registrars.example.cn>",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <>",
            })
    void neverAnswersAProgramAListOrAReport(String header) throws Exception {
        mailbox.deliver(mail("silent").header(header).text("Hello, is anybody there?"));
        start();

        awaitFolders(0, 1);
        TestMailbox.await()
                .untilAsserted(() -> assertThat(
                                test.file.reader().events(cases().get(0).id()))
                        .anySatisfy(event -> assertThat(event.note()).contains("No answer was sent")));
        awaitAnswered(0);
    }

    @Test
    void answersTheSameSubmissionSentOnceMoreBesideTheFirst() throws Exception {
        mailbox.deliver(withManifest("M-1"));
        start();
        awaitFolders(1, 0);
        TestMailbox.await()
                .untilAsserted(
                        () -> assertThat(cases()).extracting(CaseView::state).containsExactly(CaseState.SCREENED));

        mailbox.deliver(mail("again")
                .file(
                        "manifest.json",
                        "application/json",
                        TestInbox.json(manifest -> manifest.put("submissionId", "M-1")))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE));

        awaitAnswered(1);
        assertThat(mailbox.answers().get(0).getHeader("In-Reply-To")).containsExactly("<again@example.cn>");
        assertThat(forms(mailbox.answers().get(0))).contains("submission.duplicate");
        assertThat(cases()).extracting(CaseView::state).containsExactly(CaseState.SCREENED);
    }

    private static TestMail reply(String id, MimeMessage answer) throws Exception {
        return mail(id).header("In-Reply-To: " + answer.getMessageID()).text("您好，我正在休假，回来后会尽快回复您。");
    }

    @Test
    void doesNotAnswerForEverWhatRepliesToEveryAnswerWithoutASubmission() throws Exception {
        mailbox.deliver(mail("first")
                .text(BODY.formatted("91330100MA00000073"))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE));
        start();
        awaitAnswered(1);

        mailbox.deliver(reply("away-1", mailbox.answers().get(0)));
        awaitAnswered(2);
        mailbox.deliver(reply("away-2", mailbox.answers().get(1)));
        awaitFolders(1, 2);

        awaitAnswered(2);
        assertThat(cases())
                .flatExtracting(view -> test.file.reader().events(view.id()))
                .filteredOn(event -> String.valueOf(event.note()).contains("No answer was sent"))
                .singleElement()
                .satisfies(event -> assertThat(event.note()).contains("repeated"));
    }
}
