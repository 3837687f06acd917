package io.realname.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseView;
import io.realname.casefile.LockedMail;
import io.realname.casefile.MailBook;
import io.realname.casefile.MailQueue;
import io.realname.casefile.TestFile;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail of {@code poison/mail} ends as {@code expect.tsv} beside it says, and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonMailsIT {
    private static final Path FOLDER = Path.of("src/test/resources/poison/mail");

    private TestFile test;
    private TestMailbox mailbox;
    private MailStage stage;
    private MailQueue queue;
    private Path data;
    private long uid;

    record Expected(String mail, String ends, String caseState, String code, String answer) {
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
        stage = (MailStage) mailbox.beans().get("mailStage");
        queue = (MailQueue) mailbox.work().get("mails");
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

        assertThat(test.file.mails().stateOf(place))
                .hasToString("Optional[" + expected.ends().toUpperCase() + "]");
        CaseView view = test.file.reader().find(caseOf(mail.id())).orElseThrow();
        assertThat(view.findings()).extracting(Finding::code).contains(expected.code());
        assertThat(view.state().code()).isEqualTo(expected.caseState());
        String silence = test.file
                .mails()
                .threadOf(test.file.mails().attemptOf(view.id()))
                .orElseThrow()
                .silence();
        assertThat(silence == null ? "answered" : silence).isEqualTo(expected.answer());
        try (Stream<Path> left = Files.list(data.resolve("mail"))) {
            assertThat(left).isEmpty();
        }
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
