package io.realname.app.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.PictureStage;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.LockedMail;
import io.realname.casefile.MailBook;
import io.realname.casefile.MailQueue;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.intake.mail.TestMail;
import io.realname.notify.AnswerErrands;
import io.realname.notify.AnswersOwed;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples with a fault in their number, sent as mails: what is answered tells the fault and not the number. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleMailsIT {
    private static final String NUMBER = "/profile/idNumber";

    private Path data;
    private TestFile test;
    private TestMailbox mailbox;
    private MailStage stage;
    private PictureStage pictures;
    private MailQueue queue;
    private AnswersOwed owed;
    private AnswerErrands answers;

    static List<Sample> samples() throws IOException {
        return Samples.load(Path.of("samples")).all().stream()
                .filter(sample -> sample.manifest() != null
                        && sample.expect().state().equals("rejected")
                        && sample.expect().codes().stream().anyMatch(code -> code.startsWith("id-number.")))
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
        owed = (AnswersOwed) beans.get("answersOwed");
        answers = (AnswerErrands) beans.get("answerErrands");
        queue = (MailQueue) mailbox.work().get("mails");
    }

    @AfterAll
    void stop() {
        mailbox.close();
        test.close();
    }

    private byte[] mail(Sample sample) throws IOException {
        Path folder = data.resolve("sample-" + sample.id());
        new SampleFolder(SpecimenPicture::draw).write(sample, folder);
        String number = sample.manifest().at(NUMBER).asText();
        TestMail mail = TestMail.from(TestMailbox.CUSTOMER)
                .header("Message-ID: <" + sample.id() + "@example.cn>")
                .header("Subject: =?UTF-8?B?"
                        + TestMail.base64(number.getBytes(StandardCharsets.UTF_8))
                                .strip() + "?=");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                mail.file(file.getFileName().toString(), "application/octet-stream", Files.readAllBytes(file));
            }
        }
        return mail.raw();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("samples")
    void areAnsweredWithoutTheNumber(Sample sample) throws Exception {
        test.file
                .mails()
                .store(new MailBook.Place("test", 1, sample.id().hashCode()), mail(sample), true, test.business);
        LockedMail mail = queue.next().orElseThrow();
        stage.enter(mail, stage.open(mail));
        mail.complete();
        test.run(Step.INSPECT, pictures::inspect);

        String answer = answer();

        String number = sample.manifest().at(NUMBER).asText();
        String meant = Normalizer.normalize(number, Normalizer.Form.NFKC).replace(" ", "");
        assertThat(answer).contains(sample.expect().codes().get(0));
        if (meant.length() > 4) {
            assertThat(answer).doesNotContain(number, meant, meant.replaceAll("\\(.*", ""));
        }
    }

    /** The one answer that is owed now: its subject and both of its forms. */
    private String answer() throws Exception {
        ErrandQueue results = test.errands(Errand.Kind.RESULT);
        owed.post(results.next().orElseThrow());
        LeasedErrand owes = test.errands(Errand.Kind.ANSWER).next().orElseThrow();
        MimeMessage answer = answers.answer(owes);
        answers.delivered(owes);
        Multipart forms = (Multipart) answer.getContent();
        return answer.getSubject() + "\n" + forms.getBodyPart(0).getContent() + "\n"
                + forms.getBodyPart(1).getContent();
    }

    @Test
    void areEnoughToSayAnything() throws IOException {
        assertThat(samples()).hasSizeGreaterThan(8);
    }
}
