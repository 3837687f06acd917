package io.realname.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.intake.format.Formats;
import io.realname.security.FileTree;
import io.realname.submission.DocumentRef;
import io.realname.submission.Submission;
import io.realname.submission.Texts;
import io.realname.submission.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens when all submissions of a lot are entered: its source gets a receipt, and the originals leave the inbox. Thread-safe. */
public final class LotEnd {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 120;

    private final Path outbox;
    private final Originals originals;
    private final Texts texts;

    /**
     * Receipts go into {@code outbox} of these folders, told by {@code texts}.
     *
     * @param mostFiles that a manifest can name
     */
    public LotEnd(DropFolders folders, Texts texts, int mostFiles) throws IOException {
        this.outbox = folders.outbox();
        this.originals = new Originals(folders.quarantine(), folders.lots(), texts, mostFiles);
        this.texts = texts;
    }

    /** Everything is done again after a crash in between, up to the removal of the claimed file itself, which comes last. */
    void finish(LotTools tools, Drop drop, Path unpacked, LotCounts counts) throws IOException {
        Source source = tools.sources().of(drop.source());
        Instant claimed = Files.getLastModifiedTime(drop.claimed(), LinkOption.NOFOLLOW_LINKS)
                .toInstant();
        writeReceipt(drop, source, counts);
        removePictures(tools, drop, unpacked, counts, claimed);
        Receipt refused = counts.refused();
        originals.remove(
                new ReadDrop(drop, refused == null ? null : refused.arrival(), null, List.of()),
                refused == null ? null : refused);
        originals.removeClaims(List.of(drop));
    }

    private void writeReceipt(Drop drop, Source source, LotCounts counts) throws IOException {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("source", drop.source());
        receipt.put("file", drop.relative().toString());
        receipt.put("rows", counts.rows());
        receipt.put("cases", counts.taken(Disposition.CASE));
        receipt.put("revisions", counts.taken(Disposition.REVISION));
        receipt.put("duplicates", counts.taken(Disposition.DUPLICATE));
        receipt.put("conflicts", counts.taken(Disposition.CONFLICT));
        receipt.put("quarantined", counts.taken(Disposition.QUARANTINE));
        receipt.put("withErrors", counts.faulty());
        receipt.put("unreadable", counts.unreadableRows());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LotCounts.Unreadable unreadable : counts.unreadable()) {
            Told told = texts.tell(unreadable.finding(), source.language());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("row", unreadable.row());
            row.put("code", told.code());
            row.put("message", told.message());
            row.put("remedy", told.remedy());
            rows.add(row);
        }
        receipt.put("unreadableRows", rows);
        Path folder = Files.createDirectories(outbox.resolve(drop.source()));
        Path file = folder.resolve(name(drop));
        Path unfinished = folder.resolve("." + file.getFileName() + ".tmp");
        Files.write(
                unfinished,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        FileTree.putInPlace(unfinished, file);
    }

    /** Two files of one name get two receipts: the claim tells them apart. */
    private static String name(Drop drop) {
        String name = String.valueOf(drop.relative().getFileName());
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String claim = drop.claim();
        return cut + "." + claim.substring(Math.max(0, claim.length() - 8)) + ".receipt.json";
    }

    /** The pictures that a file of rows named; those that were put there after it may be another drop's. */
    private static void removePictures(LotTools tools, Drop drop, Path unpacked, LotCounts counts, Instant claimed)
            throws IOException {
        if (!Formats.isPackage(String.valueOf(drop.relative().getFileName()))) {
            Set<String> files = counts.files();
            for (String file : files == null ? Set.<String>of() : files) {
                remove(drop, file, claimed);
            }
            if (files == null) {
                removeOneByOne(tools, drop, unpacked, claimed);
            }
        }
    }

    /** There are so many that the file must be read once more. */
    private static void removeOneByOne(LotTools tools, Drop drop, Path unpacked, Instant claimed) throws IOException {
        try (Lot lot = new Lot(tools, drop, unpacked.resolveSibling(unpacked.getFileName() + ".end"))) {
            for (Lot.Placed placed = lot.next(); placed != null; placed = lot.next()) {
                Submission submission = placed.one().read().submission();
                for (DocumentRef ref : submission == null ? List.<DocumentRef>of() : submission.documents()) {
                    if (ref.file() != null) {
                        remove(drop, ref.file(), claimed);
                    }
                }
            }
        }
    }

    private static void remove(Drop drop, String name, Instant claimed) throws IOException {
        if (DropPath.resolve(drop.sourceRoot(), drop.folder(), name) instanceof DropPath.Found found) {
            NamedFile.@Nullable Seen seen = NamedFile.Seen.at(found.path());
            if (seen != null && !seen.changed().toInstant().isAfter(claimed)) {
                Files.deleteIfExists(found.path());
            }
        }
    }
}
