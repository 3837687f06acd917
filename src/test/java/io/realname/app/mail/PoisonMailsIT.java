package io.realname.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.PictureStage;
import io.realname.casefile.CaseView;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.LockedMail;
import io.realname.casefile.MailBook;
import io.realname.casefile.MailQueue;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.intake.TestInbox;
import io.realname.intake.mail.TestMail;
import io.realname.notify.AnswerErrands;
import io.realname.notify.AnswersOwed;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail of {@code poison/mail} ends as {@code expect.tsv} beside it says, with those findings and no others, and leaves nothing
 * behind. A mail that could be read brings a picture that is too small and otherwise sound: that finding alone says that manifest and
 * picture came through.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonMailsIT {
    private static final Path FOLDER = Path.of("src/test/resources/poison/mail");

    private TestFile test;
    private TestMailbox mailbox;
    private MailStage stage;
    private PictureStage pictures;
    private MailQueue queue;
    private ErrandQueue results;
    private ErrandQueue answers;
    private AnswersOwed owed;
    private AnswerErrands answerErrands;
    private Path data;
    private long uid;

    record Expected(String mail, String ends, String caseState, String findings, String answer) {
        static Expected of(String line) {
            String[] cells = line.split("\t");
            return new Expected(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        @Override
        public String toString() {
            return mail;
        }
    }

    static List<Expected> mails() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expect.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Expected::of)
                .toList();
    }

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        data = folder;
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
        Map<String, Object> beans = mailbox.beans();
        stage = (MailStage) beans.get("mailStage");
        pictures = (PictureStage) beans.get("pictures");
        queue = (MailQueue) mailbox.work().get("mails");
        results = test.errands(Errand.Kind.RESULT);
        answers = test.errands(Errand.Kind.ANSWER);
        owed = (AnswersOwed) beans.get("answersOwed");
        answerErrands = (AnswerErrands) beans.get("answerErrands");
    }

    @AfterAll
    void stop() {
        mailbox.close();
        test.close();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void endsAsExpected(Expected expected) throws Exception {
        byte[] raw = Files.readAllBytes(FOLDER.resolve(expected.mail() + ".eml"));
        MailBook.Place place = new MailBook.Place("test", 1, ++uid);
        test.file.mails().store(place, raw, true, test.business);

        LockedMail mail = queue.next().orElseThrow();
        stage.enter(mail, stage.open(mail));
        mail.complete();
        test.run(Step.INSPECT, pictures::inspect);

        assertThat(test.file.mails().stateOf(place))
                .hasToString("Optional[" + expected.ends().toUpperCase() + "]");
        CaseView view = test.file.reader().find(caseOf(mail.id())).orElseThrow();
        assertThat(view.findings())
                .extracting(found -> found.variant() == null ? found.code() : found.code() + "/" + found.variant())
                .containsExactlyInAnyOrder(expected.findings().split(" "));
        assertThat(view.state().code()).isEqualTo(expected.caseState());
        assertThat(answerTo(view)).isEqualTo(expected.answer());
        try (Stream<Path> left = Files.list(data.resolve("mail"))) {
            assertThat(left).isEmpty();
        }
    }

    /** {@code answered}, or why nobody is; no answer has the ID number of these mails whole in it. */
    private String answerTo(CaseView view) throws Exception {
        LeasedErrand result = results.next().orElseThrow();
        owed.post(result);
        Optional<LeasedErrand> owes = answers.next();
        if (owes.isPresent()) {
            MimeMessage answer = answerErrands.answer(owes.get());
            Multipart forms = (Multipart) answer.getContent();
            for (int i = 0; i < forms.getCount(); i++) {
                assertThat(forms.getBodyPart(i).getContent().toString())
                        .contains(view.findings().get(0).code())
                        .doesNotContain("91330100MA00000072");
            }
            answerErrands.delivered(owes.get());
            return "answered";
        }
        return test.file.reader().events(view.id()).stream()
                .map(event -> String.valueOf(event.note()))
                .filter(note -> note.contains("must not be answered: "))
                .map(note -> note.replaceAll(".*: |\\.", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMailIsTakenInOnceThoughTheProgramDiesBeforeItIsSettled() throws Exception {
        MailBook.Place place = new MailBook.Place("test", 1, ++uid);
        byte[] raw = TestMail.from(TestMailbox.CUSTOMER)
                .file(
                        "manifest.json",
                        "application/json",
                        TestInbox.json(manifest -> manifest.put("submissionId", "twice")))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE)
                .raw();
        test.file.mails().store(place, raw, true, test.business);
        LockedMail first = queue.next().orElseThrow();
        stage.enter(first, stage.open(first));
        first.giveBack(new IOException("The power failed."));
        test.system = test.system.plusSeconds(60);

        LockedMail second = queue.next().orElseThrow();
        stage.enter(second, stage.open(second));
        second.complete();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(test.count("select count(*) from submissions where submission_id = 'twice'"))
                .isEqualTo(1);
        assertThat(test.file.mails().stateOf(place)).contains(MailBook.State.TAKEN);
    }

    private UUID caseOf(UUID mail) {
        List<Object> cases = test
                .rows(
                        "select s.case_id from submissions s join mail_drops d on d.drop_digest = s.drop_digest where d.mail = ?",
                        mail)
                .stream()
                .map(row -> row.get("case_id"))
                .toList();
        assertThat(cases).hasSize(1);
        return (UUID) cases.get(0);
    }

    @Test
    void everyMailOfTheFolderHasItsExpectation() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")))
                    .containsExactlyInAnyOrderElementsOf(
                            mails().stream().map(mail -> mail.mail() + ".eml").toList());
        }
    }
}
