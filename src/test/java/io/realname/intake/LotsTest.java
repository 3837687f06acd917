package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

class LotsTest {
    private static final String HEADER = "编号,持有者名称,域名,证件图片\n";

    @TempDir
    Path data;

    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final List<Arrival> entered = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private LotQueue queue;
    private int looks;

    @BeforeEach
    void open() throws IOException {
        Texts texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
        queue = new LotQueue(
                DropFolders.in(data),
                new Ids(() -> now),
                () -> now,
                3,
                Duration.ofSeconds(60),
                Manifests.reader(TestLimits.DELIVERED.manifests()),
                new Formats(
                        Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml"))),
                        TestLimits.DELIVERED.packages()),
                new Sources(Map.of()),
                DocumentStore.open(data.resolve("documents"), Keys.open(data.resolve("keys"))),
                (content, facts) -> {
                    looks++;
                    return PictureLook.unseen(PictureLook.TOO_COSTLY);
                },
                () -> now,
                new LotEnd(DropFolders.in(data), texts),
                source -> false);
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
}
