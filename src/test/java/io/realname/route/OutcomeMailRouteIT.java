package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.TestMailbox;
import io.realname.casefile.CaseState;
import io.realname.casefile.Errand;
import io.realname.casefile.MailBook;
import io.realname.casefile.MailThread;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.casefile.Work;
import io.realname.notify.AnswersOwed;
import io.realname.notify.FakeSmtp;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code 71-outcome-mail} against a mail server that misbehaves. */
class OutcomeMailRouteIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestMailbox mailbox;
    private FakeSmtp smtp;
    private UUID caseId;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
        smtp = new FakeSmtp();
        mailbox.settings.put("realname.mail.smtp.url", "smtp://127.0.0.1:" + smtp.port());
        routes.work("answer", test.errands(Errand.Kind.ANSWER)).mail(mailbox);
        Arrival arrival = TestSubmission.of("S-1").found(ERROR).arrival(test.business);
        caseId = enter(
                arrival, new MailThread("ops@example.cn", null, "<a@example.cn>", null, "身份证 11010119900307123X"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        smtp.close();
        mailbox.close();
        test.close();
    }

    /** Enters an arrival as one that came by mail. */
    private UUID enter(Arrival arrival, MailThread thread) {
        int uid = 1 + (int) test.count("select count(*) from mails");
        test.file.mails().store(new MailBook.Place("test", 1, uid), new byte[uid], true, test.business);
        UUID mail = (UUID) test.rows("select mail from mail_places where uid = ?", uid)
                .get(0)
                .get("mail");
        test.file.mails().thread(mail, thread);
        test.file.mails().link(mail, List.of(arrival.dropKey()));
        UUID entered = test.enter(List.of(arrival)).get(0).caseId();
        new AnswersOwed(test.file).post(test.errands(Errand.Kind.RESULT).next().orElseThrow());
        return entered;
    }

    private void start() throws Exception {
        routes.start("71-outcome-mail.camel.yaml");
    }

    private void awaitFailure() {
        TestMailbox.await()
                .untilAsserted(() -> assertThat(test.count("select count(*) from outbox where last_error is not null"))
                        .isEqualTo(1));
    }

    private void awaitSettled() {
        TestMailbox.await()
                .untilAsserted(() ->
                        assertThat(test.count("select count(*) from outbox")).isZero());
    }

    private List<String> notes() {
        return test.file.reader().events(caseId).stream()
                .map(event -> String.valueOf(event.note()))
                .filter(note -> note.contains("answer"))
                .toList();
    }

    private static String idOf(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect | 421 too busy",
                "connect | ''",
                "mail | 450 wait",
                "mail | 550 we do not know you",
                "rcpt | 450 greylisted",
                "rcpt | 421 going down",
                "rcpt | ''",
                "data | 451 not now",
                "data | ''",
                "end | 452 full",
            })
    void isSentAgainAfterWhatMayPass(String stage, String reply) throws Exception {
        smtp.reply(stage, reply);
        start();
        awaitFailure();
        test.system = test.system.plusSeconds(120);

        awaitSettled();
        assertThat(smtp.received).hasSizeBetween(1, 2);
        assertThat(smtp.received).extracting(OutcomeMailRouteIT::idOf).containsOnly(idOf(smtp.received.get(0)));
        assertThat(notes()).isEmpty();
    }

    @Test
    void answersTheSenderAlsoWhenTheCaseWasRevisedByAnotherWayMeanwhile() throws Exception {
        test.open(TestSubmission.of("S-1").name("杭州另外样本有限公司"));
        assertThat(test.view(caseId).state()).isEqualTo(CaseState.SCREENED);

        start();
        awaitSettled();

        assertThat(smtp.received).hasSize(1);
        MimeMessage answer = new MimeMessage(
                null, new ByteArrayInputStream(smtp.received.get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(((MimeMultipart) answer.getContent()).getBodyPart(0).getContent())
                .asString()
                .contains("您的提交 S-1 正在处理中");
        assertThat(notes()).isEmpty();
    }

    @Test
    void masksTheNumberOfWhatIsAnsweredBesideTheCase() throws Exception {
        test.write(handle -> handle.execute("update cases set state = 'in-review', version = version + 1"));
        Arrival other = TestSubmission.of("S-1").number("E12345678").arrival(test.business);
        enter(other, new MailThread("ops@example.cn", null, "<b@example.cn>", null, "passport E12345678"));

        start();
        awaitSettled();

        assertThat(smtp.received)
                .hasSize(2)
                .noneMatch(message -> message.contains("E12345678"))
                .anyMatch(message -> message.contains("Subject: Re: passport *"));
    }

    @Test
    void answersTheSenderAlsoWhenTheCaseIsWithdrawnMeanwhile() throws Exception {
        test.write(handle -> handle.execute("update cases set state = 'in-review', version = version + 1"));
        test.file.actions().withdraw(caseId);
        test.write(handle -> handle.execute("delete from outbox where kind = 'result'"));

        start();
        awaitSettled();

        assertThat(smtp.received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rcpt, 550 no such user, 550",
        "rcpt, 553 no such address, 553",
        "end, 554 spam, 554",
        "data, 554 no, 554"
    })
    void isNotedOnTheCaseIfItIsNotWanted(String stage, String reply, String code) throws Exception {
        smtp.reply(stage, reply);
        List<Work.End> ends = new CopyOnWriteArrayList<>();
        routes.witness((name, taken, destination) -> (end, tally) -> ends.add(end));
        start();

        awaitSettled();
        assertThat(notes()).singleElement().asString().contains(code).doesNotContain("example.cn");
        TestMailbox.await().untilAsserted(() -> assertThat(ends).containsExactly(Work.End.GIVEN_UP));
    }

    @Test
    void isRecognisableIfTheServerHangsUpAfterTheDataAndItIsSentTwice() throws Exception {
        smtp.reply("end", FakeSmtp.CUT);
        start();
        awaitFailure();
        test.system = test.system.plusSeconds(120);

        awaitSettled();
        assertThat(smtp.received).hasSize(2);
        assertThat(idOf(smtp.received.get(0))).isEqualTo(idOf(smtp.received.get(1)));
        assertThat(smtp.received.get(0)).contains("In-Reply-To: <a@example.cn>").doesNotContain("11010119900307123X");
    }

    @Test
    void isSentAFewTimesOnlyIfTheServerTakesItAndNeverSaysSo() throws Exception {
        ((Properties) routes.bean("smtpProperties")).setProperty("mail.smtp.timeout", "300");
        smtp.reply("connect", FakeSmtp.CUT);
        for (int i = 0; i < 20; i++) {
            smtp.reply("end", FakeSmtp.SILENCE);
        }
        start();

        TestMailbox.await().untilAsserted(() -> {
            // Less than a lease, and only while none is at work on it: else another one takes it over, and sends a copy
            // of its own.
            test.system =
                    test.system.plusSeconds(50 * test.count("select count(*) from outbox where lease_owner is null"));
            assertThat(test.count("select count(*) from outbox")).isZero();
        });
        assertThat(smtp.received).hasSize(3);
        assertThat(notes()).singleElement().asString().contains("Ask the sender whether it came");
    }

    @Test
    void aStopDoesNotWaitForAServerThatLooksAtAMailForMinutes() throws Exception {
        smtp.reply("end", FakeSmtp.SILENCE);
        start();
        TestMailbox.await().until(() -> !smtp.received.isEmpty());

        long begun = System.nanoTime();
        routes.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(test.count("select count(*) from outbox")).isEqualTo(1);
    }
}
