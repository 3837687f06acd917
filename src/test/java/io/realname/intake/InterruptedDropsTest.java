package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drops that a crash or a failure cut off at some point between the claim and the end. */
class InterruptedDropsTest {
    @TempDir
    Path data;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
    }

    @Test
    void doesAgainWhatAnEarlierRunClaimedAndDidNotEnter() throws IOException {
        intake.inbox.drop("R001/one");
        assertThat(intake.next()).isPresent();
        assertThat(intake.inbox.files("inbox")).containsExactly("R001/one/licence.jpg");

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void goesOnWithWhatAnotherProgramHadClaimedUnderTheSameKeys() throws IOException {
        intake.inbox.drop("R001/entered", manifest -> manifest.put("submissionId", "E-1"));
        intake.inbox.drop("R001/claimed");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.keys.add(batch.arrivals().get(0).dropKey());
        Path dead = data.resolve("nodes/b/work");
        Files.createDirectories(dead.getParent());
        Files.move(data.resolve("work"), dead);

        intake.restart();
        intake.takeOver(dead);
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.keys)
                .containsExactlyInAnyOrderElementsOf(batch.arrivals().stream()
                        .map(arrival -> arrival.dropKey())
                        .toList());
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(dead).doesNotExist();
        assertThat(data.resolve("work")).isEmptyDirectory();
    }

    @Test
    void goesOnWithWhatItCouldTakeOverWhenTheRestCannotBeHad() throws IOException {
        intake.inbox.write("nodes/b/work/claim-1/R001/a.json", "{");
        intake.inbox.write("nodes/b/work/claim-2/R001/b.json", "{");
        intake.inbox.write("nodes/b/work/claim-3/R001/c.json", "{");
        intake.inbox.write("work/claim-2/in-the-way", "");
        Path dead = data.resolve("nodes/b/work");

        assertThatThrownBy(() -> intake.takeOver(dead)).isInstanceOf(IOException.class);
        intake.takeIn();
        assertThat(intake.keys).containsExactlyInAnyOrder("claim-1/R001/a.json", "claim-3/R001/c.json");
        Files.delete(data.resolve("work/claim-2/in-the-way"));
        intake.takeOver(dead);
        intake.takeIn();

        assertThat(intake.keys).hasSize(3).contains("claim-2/R001/b.json");
        assertThat(dead).doesNotExist();
    }

    @Test
    void takesNothingAwayFromAProgramThatGoesOnClaimingAfterAll() throws Exception {
        Path other = data.resolve("nodes/b/work");
        Thread living = new Thread(() -> {
            for (int i = 0; i < 500; i++) {
                claim(other.resolve("claim-" + i + "/R001/" + i + ".json"));
            }
        });
        living.start();
        do {
            intake.takeOver(other);
        } while (living.isAlive());
        living.join();
        intake.takeOver(other);

        intake.takeIn();
        intake.pass(Intake.GRACE); // They were changed after the time that the test has.
        intake.takeIn();

        assertThat(intake.keys).hasSize(500);
        assertThat(other).doesNotExist();
    }

    /** As a program does that finds its folders gone. */
    private static void claim(Path file) {
        for (boolean done = false; !done; ) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "{", StandardOpenOption.CREATE_NEW);
                done = true;
            } catch (NoSuchFileException e) {
                done = false;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void twoProgramsOnOneInboxTakeEachDropOnceAndLeaveNoEmptyClaims() throws IOException {
        for (int i = 0; i < 101; i++) {
            String id = "T-" + i;
            intake.inbox.drop("R001/" + i, manifest -> manifest.put("submissionId", id));
        }
        Intake other = new Intake(data);
        DropBatch first = other.next().orElseThrow();
        intake.takeIn();
        assertThat(other.next()).as("it has seen a drop that is gone by now").isEmpty();
        other.read(first);
        other.enter(first);
        other.tidy(first);

        assertThat(other.entered).hasSize(100);
        assertThat(intake.entered).hasSize(1);
        assertThat(data.resolve("work")).isEmptyDirectory();
    }

    @Test
    void finishesAfterACrashBetweenTheCommitAndTheEndOfTidying() throws IOException {
        intake.inbox.drop(
                "R001/one",
                manifest -> ((ArrayNode) manifest.path("documents"))
                        .addObject()
                        .put("role", "page")
                        .put("idType", "YYZZ")
                        .put("file", "second.jpg"));
        intake.inbox.write("inbox/R001/one/second.jpg", TestInbox.PICTURE);
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        Files.delete(data.resolve("inbox/R001/one/licence.jpg"));

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void finishesAfterACrashBetweenTheCommitAndTheQuarantine() throws IOException {
        Path manifest = intake.inbox.write("inbox/R001/a.json", "{");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        try (var files = Files.walk(data.resolve("work"))) {
            files.filter(Files::isRegularFile).forEach(file -> TestInbox.touched(file, intake.system));
        }

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(manifest).doesNotExist();
        assertThat(intake.inbox.files("quarantine/R001")).hasSize(2);
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void startsInSpiteOfForeignFilesAmongItsClaims() throws IOException {
        intake.inbox.write("work/stray", "");
        intake.inbox.write("work/claim/stray.json", "");
        Files.createDirectories(data.resolve("work/empty/R001"));

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).isEmpty();
        assertThat(data.resolve("work/empty")).doesNotExist();
    }

    @Test
    void handsOutEachDropOfAFailedBatchAloneAfterABackOff() {
        for (int i = 0; i < 3; i++) {
            String id = "T-" + i;
            intake.inbox.drop("R001/" + i, manifest -> manifest.put("submissionId", id));
        }
        DropBatch failed = intake.next().orElseThrow();
        intake.read(failed);
        failed.giveBack(new IllegalStateException());
        intake.inbox.drop("R001/fresh", manifest -> manifest.put("submissionId", "FRESH"));
        intake.pass(Duration.ofMillis(400));

        intake.takeIn();
        assertThat(intake.entered)
                .extracting(arrival -> arrival.submission().submissionId())
                .containsExactly("FRESH");
        intake.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            DropBatch alone = intake.next().orElseThrow();
            intake.read(alone);
            assertThat(alone.arrivals()).hasSize(1);
            intake.enter(alone);
            intake.tidy(alone);
        }

        assertThat(intake.next()).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void waitsLongerWithEachFailureOfADrop() {
        intake.inbox.drop("R001/one");
        intake.next().orElseThrow().giveBack(new IllegalStateException());
        for (int i = 0; i < 10; i++) {
            intake.pass(Duration.ofMinutes(1));
            intake.next().orElseThrow().giveBack(new IllegalStateException());
        }

        intake.pass(Duration.ofSeconds(29));
        assertThat(intake.next()).isEmpty();
        intake.pass(Duration.ofSeconds(31));
        assertThat(intake.next()).isPresent();
    }

    @Test
    void removesTheOriginalsOfTheOthersWhenThoseOfOneCannotBe() throws IOException {
        intake.inbox.drop("R001/one");
        intake.inbox.drop("R001/two");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        Path claimed = claimed("one");
        Files.delete(claimed);
        Files.createDirectories(claimed);
        Files.writeString(claimed.resolve("x"), "");

        assertThatThrownBy(() -> intake.tidy(batch))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(DirectoryNotEmptyException.class)
                .hasMessageContaining(claimed.toString());

        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work"))
                .singleElement()
                .satisfies(left -> assertThat(left).contains("one"));
    }

    private Path claimed(String folder) throws IOException {
        try (var paths = Files.walk(data.resolve("work"))) {
            return paths.filter(path -> path.toString().endsWith(folder + "/manifest.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
