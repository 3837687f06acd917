package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that their producer changes while they are taken in. */
class ChangingDropsTest {
    @TempDir
    Path data;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
    }

    @Test
    void leavesAPictureAloneThatItsProducerReplacedMeanwhile() {
        intake.inbox.drop("R001");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        Path newer = intake.inbox.write("inbox/R001/licence.jpg", Arrays.copyOf(TestInbox.PICTURE, 70_000));

        intake.enter(batch);
        intake.tidy(batch);

        assertThat(newer).exists();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void deletesNothingThroughALinkThatWasPutThereMeanwhile() throws IOException {
        intake.inbox.write("inbox/R001/folder/licence.jpg", TestInbox.PICTURE);
        intake.inbox.manifest("R001/a.json", manifest -> file(manifest, 0, "folder/licence.jpg"));
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        Files.move(data.resolve("inbox/R001/folder"), data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("inbox/R001/folder"), data.resolve("elsewhere"));

        intake.enter(batch);
        intake.tidy(batch);

        assertThat(data.resolve("elsewhere/licence.jpg")).exists();
    }

    @Test
    void readsAnotherManifestThatTookThePlaceOfOneThatWaited() {
        intake.inbox.manifest("R001/a.json", manifest -> manifest.put("submissionId", "OLD"));
        DropBatch batch = intake.next().orElseThrow();
        intake.inbox.manifest("R001/a.json", manifest -> manifest.put("submissionId", "NEW"));
        intake.inbox.write("inbox/R001/elsewhere.jpg", "");
        intake.read(batch);
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);

        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.only().submission().submissionId()).isEqualTo("NEW");
    }

    @Test
    void waitsWhileATruncatedPictureIsStillFresh() {
        byte[] half = Arrays.copyOf(TestInbox.PICTURE, TestInbox.PICTURE.length / 2);
        Path picture = intake.inbox.write("inbox/R001/licence.jpg", half);
        TestInbox.touched(picture, intake.system);
        intake.inbox.manifest("R001/a.json", manifest -> {});

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Duration.ofSeconds(3));
        intake.takeIn();

        assertThat(intake.only().documents().get(0).facts().fault()).isEqualTo("truncated");
    }

    @Test
    void waitsWhileAManifestIsStillBeingWritten() {
        byte[] whole = TestInbox.json(manifest -> {});
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        Path manifest = intake.inbox.write("inbox/R001/a.json", Arrays.copyOf(whole, whole.length / 2));
        TestInbox.touched(manifest, intake.system);
        intake.takeIn();
        assertThat(intake.entered).isEmpty();

        intake.inbox.write("inbox/R001/a.json", whole);
        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.only().quarantined()).isFalse();
    }

    @Test
    void doesNotWaitForEverForAFileFromTheFuture() {
        Path manifest = intake.inbox.write("inbox/R001/a.json", "{");
        TestInbox.touched(manifest, intake.system.plus(Duration.ofDays(365)));

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Intake.GRACE);
        intake.takeIn();

        assertThat(intake.only().quarantined()).isTrue();
    }

    private Path drop(String path, String id, String picture) {
        intake.inbox.write("inbox/R001/" + picture, TestInbox.PICTURE);
        return intake.inbox.manifest(path, manifest -> {
            manifest.put("submissionId", id);
            file(manifest, 0, picture);
        });
    }

    private List<String> entered() {
        return intake.entered.stream()
                .map(arrival -> arrival.submission().submissionId())
                .toList();
    }

    @Test
    void aDropBeyondTheQuotaIsNotLostWhenItsNameIsUsedAgain() {
        drop("R001/a.json", "A", "a.jpg");
        drop("R001/b.json", "B", "b.jpg");
        intake.quota = 1;
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        Path newer = drop("R001/b.json", "C", "c.jpg");
        intake.tidy(batch);
        batch.complete();
        String first = entered().get(0);
        if (first.equals("B")) { // then A is the one beyond, whose name is free
            assertThat(data.resolve("inbox/R001/a.json")).exists();
        }
        assertThat(newer).exists();
        intake.pass(Duration.ofHours(10));
        intake.takeIn();
        assertThat(entered()).as("nothing comes before the next day").containsExactly(first);

        intake.quota = Integer.MAX_VALUE;
        intake.pass(Duration.ofHours(10));
        intake.takeIn();

        assertThat(entered()).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void aDropThatWaitsForItsPictureIsNotLostWhenItsNameIsUsedAgain() {
        intake.inbox.manifest("R001/order.json", manifest -> {
            manifest.put("submissionId", "OLD");
            file(manifest, 0, "old.jpg");
        });
        DropBatch batch = intake.next().orElseThrow();
        drop("R001/order.json", "NEW", "new.jpg");
        intake.read(batch);
        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();
        assertThat(entered()).containsExactly("NEW");

        intake.inbox.write("inbox/R001/old.jpg", TestInbox.PICTURE);
        intake.pass(Duration.ofSeconds(10));
        intake.takeIn();

        assertThat(entered()).containsExactly("NEW", "OLD");
        assertThat(intake.only().documents().get(0).storedName()).isNotNull();
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void anOlderDropOfTheSameIdGivesWayToTheNewerOne() {
        intake.inbox.manifest("R001/order.json", manifest -> file(manifest, 0, "old.jpg"));
        DropBatch batch = intake.next().orElseThrow();
        drop("R001/order.json", "T-1", "new.jpg");
        intake.read(batch);
        intake.inbox.write("inbox/R001/old.jpg", TestInbox.PICTURE);

        for (int i = 0; i < 100; i++) {
            intake.pass(Duration.ofSeconds(1));
            intake.takeIn();
        }

        assertThat(entered()).containsExactly("T-1");
        assertThat(intake.only().submission().documents().get(0).file()).isEqualTo("new.jpg");
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void aDropThatACrashLeftInTheInboxAndClaimedIsTakenInOnce() throws IOException {
        intake.inbox.drop("R001/one");
        intake.next();
        Path claimed = data.resolve("work").resolve(intake.inbox.files("work").get(0));
        Files.createLink(data.resolve("inbox/R001/one/manifest.json"), claimed);

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    private static void file(ObjectNode manifest, int position, String name) {
        ((ObjectNode) manifest.path("documents").path(position)).put("file", name);
    }
}
