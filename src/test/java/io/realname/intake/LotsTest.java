package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.security.Keys;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.PictureLook;
import io.realname.submission.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotsTest {
    private static final String HEADER = "编号,持有者名称,域名,证件图片\n";

    @TempDir
    Path data;

    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final List<Arrival> entered = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private ManifestReader manifests = Manifests.reader(TestLimits.DELIVERED.manifests());
    private RuntimeException lookFailure;
    private LotQueue queue;
    private int looks;
    private boolean spent;

    @BeforeEach
    void open() throws IOException {
        Texts texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
        queue = new LotQueue(
                DropFolders.in(data),
                new Ids(() -> now),
                () -> now,
                3,
                Duration.ofSeconds(60),
                manifests,
                new Formats(
                        Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml"))),
                        TestLimits.DELIVERED.packages()),
                new Sources(Map.of()),
                DocumentStore.open(data.resolve("documents"), Keys.open(data.resolve("keys"))),
                (content, facts) -> {
                    if (lookFailure != null) {
                        throw lookFailure;
                    }
                    looks++;
                    return PictureLook.unseen(PictureLook.TOO_COSTLY);
                },
                () -> now,
                new LotEnd(DropFolders.in(data), texts, 200),
                source -> spent);
    }

    private Path put(String path, byte[] content) throws IOException {
        Path file = data.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(10)));
        return file;
    }

    private Path put(String path, String content) throws IOException {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Optional<Slice> step() {
        Optional<Slice> slice = queue.next();
        slice.ifPresent(this::run);
        return slice;
    }

    private void run(Slice slice) {
        slice.read(asked -> {
            Set<String> known = new HashSet<>(asked);
            known.retainAll(keys);
            return known;
        });
        List<Receipt> receipts = new ArrayList<>();
        for (Arrival arrival : slice.arrivals()) {
            boolean again = !keys.add(arrival.dropKey());
            if (!again) {
                entered.add(arrival);
            }
            receipts.add(new Receipt(
                    arrival,
                    arrival.quarantined() ? Disposition.QUARANTINE : Disposition.CASE,
                    UUID.nameUUIDFromBytes(arrival.dropKey().getBytes(StandardCharsets.UTF_8)),
                    again));
        }
        slice.entered(receipts);
        slice.tidy();
        slice.complete();
    }

    private void takeIn() {
        for (Optional<Slice> slice = step(); slice.isPresent(); slice = step()) {
            // On to the next.
        }
    }

    private List<String> files(String folder) throws IOException {
        Path root = data.resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private JsonNode receipt() throws IOException {
        List<String> receipts = files("outbox");
        assertThat(receipts).hasSize(1);
        return new ObjectMapper()
                .readTree(data.resolve("outbox").resolve(receipts.get(0)).toFile());
    }

    private List<String> codes(Arrival arrival) {
        return arrival.findings().stream().map(Finding::code).toList();
    }

    @Test
    void eachRowBecomesACaseAndTheReceiptCountsThem() throws Exception {
        put("R001/new/licence.jpg", TestInbox.PICTURE);
        put(
                "R001/new/rows.csv",
                HEADER + "A-1,一,a.cn,licence.jpg\nA-2,\"二,b.cn\nA-3,三,c.cn,licence.jpg\nA-4,四,d.cn,licence.jpg\n");

        takeIn();

        assertThat(entered).hasSize(4);
        assertThat(entered.get(0).submission().submissionId()).isEqualTo("A-1");
        assertThat(entered.get(0).documents().get(0).storedName())
                .isNotNull()
                .isEqualTo(entered.get(3).documents().get(0).storedName());
        assertThat(entered.get(1).submission()).isNull();
        assertThat(entered.get(1).quarantined()).isFalse();
        assertThat(entered.get(1).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.variant()).isEqualTo("row-quote");
            assertThat(finding.details()).containsEntry("line", "3");
        });
        assertThat(files("inbox")).isEmpty();
        assertThat(files("work-lots")).isEmpty();
        JsonNode receipt = receipt();
        assertThat(receipt.path("rows").asInt()).isEqualTo(4);
        assertThat(receipt.path("cases").asInt()).isEqualTo(4);
        assertThat(receipt.path("unreadable").asInt()).isEqualTo(1);
        assertThat(receipt.at("/unreadableRows/0/row").asInt()).isEqualTo(3);
        assertThat(receipt.at("/unreadableRows/0/message").asText()).contains("第 3 行");
    }

    @Test
    void aPictureThatRowsShareIsLookedAtOnceBeforeTheyAreJudged() throws Exception {
        put("R001/licence.jpg", TestInbox.PICTURE);
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,licence.jpg\nA-2,二,b.cn,licence.jpg\n".repeat(2));

        takeIn();

        assertThat(entered).hasSize(4).noneMatch(Arrival::isToBeLookedAt);
        assertThat(entered)
                .allSatisfy(
                        arrival -> assertThat(arrival.documents().get(0).look()).isNotNull());
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void aPictureOfOneRowAloneAndTwoSidesAreLeftToTheStageOfPictures() throws Exception {
        put("R001/own.jpg", TestInbox.PICTURE);
        put("R001/side.jpg", TestInbox.PICTURE);
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,own.jpg\n");
        put("R001/sides.csv", "编号,持有者名称,域名,正面,反面\nB-1,一,c.cn,side.jpg,side.jpg\nB-2,二,d.cn,side.jpg,side.jpg\n");

        takeIn();

        assertThat(entered).hasSize(3).allMatch(Arrival::isToBeLookedAt);
        assertThat(looks).isZero();
    }

    @Test
    void picturesLeaveTheInboxHoweverManyTheRowsName() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i <= 10_001; i++) {
            rows.append("A-").append(i).append(",一,a.cn,").append(i).append(".jpg\n");
        }
        put("R001/rows.csv", rows.toString());
        put("R001/5.jpg", TestInbox.PICTURE);
        put("R001/10001.jpg", TestInbox.PICTURE);
        put("R001/other.jpg", TestInbox.PICTURE);

        takeIn();
        now = now.plusSeconds(61);
        takeIn();

        assertThat(entered).hasSize(10_002);
        assertThat(files("inbox")).containsExactly("R001/other.jpg");
    }

    @Test
    void aRowWaitsForItsPictureWhileTheOthersGoOn() throws Exception {
        put("R001/licence.jpg", TestInbox.PICTURE);
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,late.jpg\nA-2,二,b.cn,licence.jpg\n");

        takeIn();

        assertThat(entered)
                .extracting(arrival -> arrival.submission().submissionId())
                .containsExactly("A-2");
        put("R001/late.jpg", TestInbox.PICTURE);
        now = now.plusSeconds(2);
        takeIn();
        assertThat(entered)
                .extracting(arrival -> arrival.submission().submissionId())
                .containsExactly("A-2", "A-1");
        assertThat(entered.get(1).documents().get(0).storedName()).isNotNull();
        assertThat(files("inbox")).isEmpty();
    }

    @Test
    void aPictureThatNeverComesIsMissingAfterTheGracePeriod() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,never.jpg\n");

        takeIn();
        assertThat(entered).isEmpty();
        now = now.plusSeconds(61);
        takeIn();

        assertThat(entered)
                .singleElement()
                .satisfies(arrival ->
                        assertThat(arrival.documents().get(0).storedName()).isNull());
        assertThat(receipt().path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws Exception {
        Path file = put("R001/rows.csv", HEADER + "A-1,一,a.cn,\n");
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(1)));

        takeIn();
        assertThat(entered).isEmpty();
        now = now.plusSeconds(2);
        takeIn();

        assertThat(entered).hasSize(1);
    }

    @Test
    void rowsThatWereWrittenAfterTheClaimAreTakenInToo() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,\nA-2,二,b.cn,\nA-3,三,c.cn,\nA-4,四,d.cn,\n");
        step(); // three rows, and the file is claimed
        Path claimed = data.resolve("work-lots").resolve(files("work-lots").get(0));
        Files.writeString(claimed, Files.readString(claimed) + "A-5,五,e.cn,\n");
        Files.setLastModifiedTime(claimed, FileTime.from(now));

        takeIn();
        now = now.plusSeconds(3);
        takeIn();

        assertThat(entered)
                .extracting(arrival -> arrival.submission().submissionId())
                .containsExactly("A-1", "A-2", "A-3", "A-4", "A-5");
        assertThat(receipt().path("rows").asInt()).isEqualTo(5);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void whatAKilledRunHadEnteredIsNotEnteredAgain() throws Exception {
        put("R001/licence.jpg", TestInbox.PICTURE);
        put(
                "R001/rows.csv",
                HEADER + "A-1,一,a.cn,licence.jpg\n".repeat(1) + "A-2,二,b.cn,licence.jpg\nA-3,三,c.cn,\nA-4,四,d.cn,\n");
        step();
        assertThat(entered).hasSize(3);

        open();
        takeIn();

        assertThat(entered).hasSize(4);
        assertThat(receipt().path("rows").asInt()).isEqualTo(4);
        assertThat(files("inbox")).isEmpty();
    }

    @Test
    void aSliceThatFailedIsTriedAgain() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,\nA-2,二,b.cn,\n");
        Slice slice = queue.next().orElseThrow();
        slice.read(asked -> Set.of());
        slice.giveBack(new IOException("the database is down"));

        takeIn();
        assertThat(entered).isEmpty();
        now = now.plusSeconds(5);
        takeIn();

        assertThat(entered).hasSize(2);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void aRowThatAlwaysFailsHoldsUpNeitherTheOthersNorOtherFiles() throws Exception {
        for (int lot = 1; lot <= 5; lot++) {
            String rows = "";
            for (int i = 1; i <= 7; i++) {
                rows += (i == 2 ? "poison-" : "L" + lot + "-") + i + ",一,a.cn,\n";
            }
            put("R001/" + lot + "/rows.csv", HEADER + rows);
        }

        takeInButPoison(Duration.ofSeconds(20));

        assertThat(enteredIds()).hasSize(5 * 6).noneMatch(id -> id.startsWith("poison"));
        assertThat(files("work-lots")).as("its file is kept").hasSize(5);
        tryAgainLater();
        assertThat(enteredIds()).hasSize(5 * 7);
        assertThat(files("work-lots")).isEmpty();
    }

    /** As if there was a row that cannot be entered: each slice with it fails. */
    private void takeInButPoison(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            for (Optional<Slice> slice = queue.next(); slice.isPresent(); slice = queue.next()) {
                slice.get().read(asked -> Set.of());
                if (slice.get().arrivals().stream()
                        .anyMatch(arrival -> arrival.submission().submissionId().startsWith("poison"))) {
                    slice.get().giveBack(new IllegalStateException("It cannot be entered."));
                } else {
                    run(slice.get());
                }
            }
            now = now.plusSeconds(1);
        }
    }

    @Test
    void theReceiptCountsEachRowOnceAlsoIfItCouldNotBeWrittenAtFirst() throws Exception {
        Path outbox = Files.writeString(data.resolve("outbox"), "no folder");
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,\nA-2,\"二\n");
        Slice slice = queue.next().orElseThrow();
        assertThatThrownBy(() -> run(slice)).isInstanceOf(UncheckedIOException.class);
        slice.giveBack(new UncheckedIOException(new IOException("The disk is full.")));
        assertThat(files("work-lots")).hasSize(1);
        Files.delete(outbox);

        tryAgainLater();

        assertThat(receipt().path("rows").asInt()).isEqualTo(2);
        assertThat(receipt().path("unreadable").asInt()).isEqualTo(1);
        assertThat(entered).hasSize(2);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void rowsThatFailedBecauseTheDatabaseIsAwayComeTogetherAgain() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,\nA-2,二,b.cn,\n");
        Slice slice = queue.next().orElseThrow();
        slice.read(asked -> Set.of());
        slice.giveBack(new IOException(new SQLException("gone", "08006")));
        now = now.plusSeconds(2);

        Slice again = queue.next().orElseThrow();
        again.read(asked -> Set.of());

        assertThat(again.arrivals()).hasSize(2);
    }

    @Test
    void aFileWithoutAHeaderIsPutAsideWithItsReason() throws Exception {
        put("R001/rows.csv", "1,2,3\n4,5,6\n");

        takeIn();

        assertThat(entered).singleElement().satisfies(arrival -> {
            assertThat(arrival.quarantined()).isTrue();
            assertThat(codes(arrival)).containsExactly("manifest.unreadable");
        });
        assertThat(files("quarantine/R001")).hasSize(2).anyMatch(name -> name.endsWith(".reason.json"));
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void aPackageIsTakenInWithItsPicturesAndLeavesNothingBehind() throws Exception {
        byte[] csv = (HEADER + "A-1,一,a.cn,pictures/licence.jpg\nA-2,二,b.cn,../licence.jpg\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] json = TestInbox.json(manifest -> manifest.put("submissionId", "B-1"));
        put(
                "R001/all.zip",
                zip(Map.of(
                        "rows.csv",
                        csv,
                        "pictures/licence.jpg",
                        TestInbox.PICTURE,
                        "one/manifest.json",
                        json,
                        "one/licence.jpg",
                        TestInbox.PICTURE)));

        takeIn();

        assertThat(entered).hasSize(3);
        assertThat(entered)
                .filteredOn(arrival -> !arrival.quarantined())
                .allSatisfy(arrival ->
                        assertThat(arrival.documents().get(0).storedName()).isNotNull());
        assertThat(entered)
                .filteredOn(Arrival::quarantined)
                .singleElement()
                .satisfies(arrival -> assertThat(codes(arrival)).contains("document.unsafe-path"));
        assertThat(files("inbox")).isEmpty();
        assertThat(files("unpacked")).isEmpty();
        assertThat(receipt().path("rows").asInt()).isEqualTo(3);
    }

    @Test
    void aPackageThatIsNoneOrHoldsNoManifestIsPutAside() throws Exception {
        put("R001/bad.zip", "no zip");
        put("R001/empty.zip", zip(Map.of("licence.jpg", TestInbox.PICTURE)));

        takeIn();

        assertThat(entered).hasSize(2).allMatch(Arrival::quarantined);
        assertThat(entered)
                .flatExtracting(Arrival::findings)
                .extracting(Finding::variant)
                .containsExactlyInAnyOrder("no-zip", "no-manifest");
        assertThat(files("quarantine/R001")).hasSize(4);
    }

    @Test
    void aFileThatCannotBeReadToItsEndGivesWhatCanBeRead() throws Exception {
        put(
                "R001/rows.xml",
                "<all><submission><submissionId>A-1</submissionId></submission><submission><submissionId>A-2</all>");

        takeIn();

        assertThat(entered).hasSize(2);
        assertThat(entered.get(0).submission().submissionId()).isEqualTo("A-1");
        assertThat(entered.get(1).quarantined()).isTrue();
        assertThat(receipt().path("unreadable").asInt()).isEqualTo(1);
        assertThat(files("quarantine/R001")).hasSize(2);
    }

    @Test
    void anEmptyFileOfRowsIsToldToo() throws Exception {
        put("R001/rows.csv", HEADER);

        takeIn();

        assertThat(entered).isEmpty();
        assertThat(receipt().path("rows").asInt()).isZero();
        assertThat(files("work-lots")).isEmpty();
    }

    private List<String> enteredIds() {
        return entered.stream()
                .filter(arrival -> arrival.submission() != null)
                .map(arrival -> arrival.submission().submissionId())
                .toList();
    }

    private void tryAgainLater() {
        now = now.plusSeconds(61);
        takeIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.xlsx", "rows.xml", "all.zip"})
    void aLinkIsNotFollowedButPutAsideWithItsReason(String name) throws Exception {
        Path target = put("../elsewhere/" + name, HEADER + "A-1,一,a.cn,\n");
        Path link = data.resolve("inbox/R001").resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
        now = Instant.now().plusSeconds(10); // the time of a link itself cannot be set

        takeIn();

        assertThat(entered).singleElement().satisfies(arrival -> {
            assertThat(arrival.quarantined()).isTrue();
            assertThat(codes(arrival)).containsExactly("document.unsafe-path");
        });
        assertThat(target).exists();
        assertThat(link).doesNotExist();
        assertThat(data.resolve("quarantine/R001")).isDirectoryRecursivelyContaining("glob:**.reason.json");
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void aFileThatCouldNotBeReadForAMomentLosesNoRow() throws Exception {
        byte[] first =
                (HEADER + "A-1,一,a.cn,\nA-2,二,b.cn,\nA-3,三,c.cn,\nA-4,四,d.cn,\n").getBytes(StandardCharsets.UTF_8);
        byte[] second = (HEADER + "B-1,一,e.cn,\nB-2,二,f.cn,\n").getBytes(StandardCharsets.UTF_8);
        put("R001/all.zip", zip(Map.of("a.csv", first, "b.csv", second)));
        step(); // three rows, and the package is unpacked
        Files.delete(data.resolve("unpacked").resolve(files("unpacked").get(1)));

        takeIn();
        assertThat(files("work-lots")).hasSize(1);
        assertThat(files("outbox")).isEmpty();
        tryAgainLater();

        assertThat(enteredIds()).containsExactlyInAnyOrder("A-1", "A-2", "A-3", "A-4", "B-1", "B-2");
        assertThat(receipt().path("rows").asInt()).isEqualTo(6);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void whatFailsAtOnePlaceTimeAndAgainIsPutAsideWithTheRowsBeforeItTakenIn() throws Exception {
        Path schema = data.resolve("schema.json");
        Files.writeString(
                schema, "{\"type\": \"object\", \"properties\": {\"submissionId\": {\"pattern\": \"^(A|.)*$\"}}}");
        manifests = new ManifestReader(
                ManifestSchema.load(schema),
                IdTypes.load(Path.of("config/id-types.yaml")),
                TestLimits.DELIVERED.manifests());
        open();
        String overflowing = "A".repeat(60_000);
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,\nA-2,二,b.cn,\n" + overflowing + ",三,c.cn,\nA-4,四,d.cn,\n");
        put("R002/rows.csv", HEADER + "B-1,一,e.cn,\n");

        takeIn();
        assertThat(enteredIds()).as("who waits for nobody").containsExactly("B-1");
        for (int i = 0; i < 10; i++) {
            tryAgainLater();
        }

        assertThat(enteredIds()).containsExactlyInAnyOrder("A-1", "A-2", "B-1");
        assertThat(entered)
                .filteredOn(Arrival::quarantined)
                .singleElement()
                .satisfies(arrival -> assertThat(codes(arrival)).containsExactly("manifest.unreadable"));
        assertThat(files("quarantine/R001")).hasSize(2);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void packagesThatCannotBeUnpackedNowHoldUpNobodyElse() throws Exception {
        byte[] csv = (HEADER + "A-1,一,a.cn,\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i <= 5; i++) {
            put("R001/" + i + ".zip", zip(Map.of("rows.csv", csv)));
        }
        Files.delete(data.resolve("unpacked"));
        Files.writeString(data.resolve("unpacked"), "a file in the way");
        takeIn();
        assertThat(entered).isEmpty();
        put("R002/rows.csv", HEADER + "B-1,二,b.cn,\n");
        now = now.plusMillis(300);

        takeIn();
        assertThat(enteredIds()).containsExactly("B-1");
        Files.delete(data.resolve("unpacked"));
        Files.createDirectory(data.resolve("unpacked"));
        tryAgainLater();

        assertThat(enteredIds()).hasSize(6);
        assertThat(files("work-lots")).isEmpty();
    }

    @Test
    void aRowThatWaitsForItsPictureIsNotLostWhenThoseOfOthersCannotBeLookedAt() throws Exception {
        put("R001/licence.jpg", TestInbox.PICTURE);
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,late.jpg\nA-2,二,b.cn,licence.jpg\nA-3,三,c.cn,licence.jpg\n");
        lookFailure = new IllegalStateException("no memory");
        Slice slice = queue.next().orElseThrow();
        assertThatThrownBy(() -> slice.read(asked -> Set.of())).isSameAs(lookFailure);
        slice.giveBack(lookFailure);
        lookFailure = null;
        put("R001/late.jpg", TestInbox.PICTURE);

        tryAgainLater();

        assertThat(enteredIds()).containsExactlyInAnyOrder("A-1", "A-2", "A-3");
        assertThat(receipt().path("rows").asInt()).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackDoesNotLengthenTheWaitForAPicture() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,一,a.cn,never.jpg\n");
        takeIn();
        now = now.minusSeconds(7_200);
        takeIn();
        assertThat(entered).as("it waits for the grace period from now on").isEmpty();

        tryAgainLater();

        assertThat(enteredIds()).containsExactly("A-1");
    }

    @Test
    void aLotIsMarkedAsLongAsItGetsOn() throws Exception {
        put("R001/rows.csv", HEADER + "A-1,,,\n".repeat(9));
        step();
        Path claim = claims().get(0);
        assertThat(marked(claim)).isEqualTo(now);

        now = now.plus(Duration.ofHours(1));
        Slice failing = queue.next().orElseThrow();
        failing.giveBack(new IOException("The disk is full."));
        assertThat(marked(claim)).as("it does not get on").isEqualTo(now.minus(Duration.ofHours(1)));

        now = now.plus(Duration.ofHours(1));
        step();
        assertThat(marked(claim)).isEqualTo(now);
    }

    @Test
    void aLotIsMarkedAsLongAsItWaitsForTheNextDayOrForItsTurn() throws Exception {
        for (int i = 0; i < 5; i++) {
            Path left = data.resolve("work-lots/claim-" + i + "/R001/below/rows.csv");
            Files.createDirectories(left.getParent());
            Files.writeString(left, HEADER + "A-1,,,\nA-2,,,\nA-3,,,\nA-4,,,\n");
        }
        open();
        step();
        spent = true;
        now = now.plus(Duration.ofHours(8));

        assertThat(queue.next()).isEmpty();

        assertThat(claims()).hasSize(5).allMatch(claim -> marked(claim).equals(now));
    }

    private List<Path> claims() throws IOException {
        try (Stream<Path> claims = Files.list(data.resolve("work-lots"))) {
            return claims.toList();
        }
    }

    private static Instant marked(Path claim) {
        try {
            return Files.getLastModifiedTime(claim).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
