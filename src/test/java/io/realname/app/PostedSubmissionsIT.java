package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.TestFile;
import io.realname.casefile.Work;
import io.realname.intake.PackageReader;
import io.realname.intake.Source;
import io.realname.intake.TestInbox;
import io.realname.submission.Arrival;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.web.SubmissionDesk.Taken;
import io.realname.web.Upload;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedSubmissionsIT {
    /** More than there are threads. */
    private static final int FAILURES = 3;

    private final Source source = new Source("shop", Site.CN, Language.EN);
    private volatile boolean overflows;
    private TestFile test;
    private PostedSubmissions desk;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        test = new TestFile(data);
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        DocumentStore documents = DocumentStore.open(data.resolve("documents"), test.keys);
        PackageReader reader =
                new PackageReader(knowledge.manifests(), knowledge.formats(), documents, test.file.business());
        UnaryOperator<Arrival> screening = arrival -> {
            if (overflows) {
                throw new StackOverflowError();
            }
            return IntakeStage.judged(knowledge.screening(), arrival);
        };
        desk = new PostedSubmissions(
                data.resolve("uploads"),
                test.file.ids(),
                reader,
                knowledge.pictures(),
                screening,
                new PostedIntake(reader, screening, documents, test.file),
                Work.Witness.NOBODY);
    }

    @AfterEach
    void close() {
        desk.close();
        test.close();
    }

    private Taken post() throws Exception {
        Upload upload = new Upload(List.of(
                part("manifest", "manifest.json", TestInbox.json(manifest -> {})),
                part("file", "licence.jpg", TestInbox.PICTURE)));
        return desk.take(source, upload).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Upload.Part part(String field, String name, byte[] content) {
        return new Upload.Part(field, name, "", new Upload.InMemory(Buffer.buffer(content)));
    }

    @Test
    void anErrorOfTheProgramFailsOnePostAndNotAllThatComeAfter() throws Exception {
        overflows = true;
        for (int i = 0; i < FAILURES; i++) {
            assertThatThrownBy(this::post).hasCauseInstanceOf(StackOverflowError.class);
        }
        overflows = false;

        assertThat(post().only()).isPresent();
        assertThat(test.count("select count(*) from cases")).isEqualTo(1);
    }
}
