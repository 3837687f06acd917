package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realname.casefile.Failpoint;
import io.realname.security.FileTree;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import io.realname.verify.Problem;
import io.realname.verify.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that was stored just before a crash, and whose submission never came again. */
class LeftDocumentIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void isToldByTheOracleAndErasedByALaterStart() throws Exception {
        TestInstallation.makeTemplate(folder.resolve("template"));
        Samples samples = Samples.load(Path.of("samples"));
        Path data = folder.resolve("data");
        try (TestInstallation place =
                TestInstallation.copyOf(folder.resolve("template"), data, samples.start(), 86_400)) {
            Sample sample = samples.all().stream()
                    .filter(one -> one.id().equals("organisation-verified"))
                    .findFirst()
                    .orElseThrow();
            new SampleFolder(SpecimenPicture::draw).write(sample, data.resolve("inbox/R001/" + sample.id()));
            ChildProgram program = place.start(Failpoint.AFTER_DOCUMENT_STORED.name());
            await().atMost(LONGEST).until(() -> !program.isAlive());
            assertThat(program.exitStatus()).as(program.log()).isEqualTo(Failpoint.EXIT);
            FileTree.delete(data.resolve("work"));
            FileTree.delete(data.resolve("inbox"));

            assertThat(ask(data, false).problems()).as("it may come again").isEmpty();
            assertThat(ask(data, true).problems())
                    .extracting(Problem::wrong)
                    .containsExactly("No row names this file of the document store.");

            age(data.resolve("documents"));
            ChildProgram again = place.start("");
            try {
                await().atMost(LONGEST).until(() -> documents(data).isEmpty());
                assertThat(ask(data, false).isSound()).as("beside the service").isTrue();
            } finally {
                again.kill();
            }
            assertThat(ask(data, true).problems()).isEmpty();
        }
    }

    private static Report ask(Path data, boolean atRest) throws Exception {
        Settings settings = Settings.load(Path.of("config/application.properties"), Map.of())
                .with(Map.of(
                        "realname.data.dir", data.toString(),
                        "realname.security.keys", data.resolve("keys").toString()));
        try (Verification verification =
                new Verification(Path.of("").toAbsolutePath(), settings, InstantSource.system())) {
            return verification.ask(atRest, true, List.of(data.resolveSibling("data.log")));
        }
    }

    private static List<Path> documents(Path data) throws IOException {
        try (Stream<Path> paths = Files.walk(data.resolve("documents"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static void age(Path documents) throws IOException {
        try (Stream<Path> paths = Files.walk(documents)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
            }
        }
    }
}
