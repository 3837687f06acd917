package io.realname.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Failpoint;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to the dropped files once their submission is committed: gone, or kept in quarantine with the reason. */
public final class Originals {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path quarantine;
    private final Path work;
    private final Texts texts;
    private final int mostFiles;

    /**
     * Uses {@code quarantine} and {@code work} of these folders; the former is for its owner's eyes only.
     *
     * @param mostFiles that a manifest can name; a folder with more is used by several drops
     */
    public Originals(DropFolders folders, Texts texts, int mostFiles) throws IOException {
        this(folders.quarantine(), folders.work(), texts, mostFiles);
    }

    /** The same with the folder of the claims, {@code work}, by itself. */
    Originals(Path quarantine, Path work, Texts texts, int mostFiles) throws IOException {
        this.quarantine = quarantine;
        this.work = work;
        this.texts = texts;
        this.mostFiles = mostFiles;
        if (!Files.exists(quarantine)) {
            Files.createDirectories(
                    quarantine, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Deletes a drop's files, or moves them into quarantine; the manifest last, so that a crash in between is done again. */
    void remove(ReadDrop read, @Nullable Receipt receipt) throws IOException {
        Drop drop = read.drop();
        if (receipt != null && receipt.disposition() == Disposition.QUARANTINE) {
            keep(read, receipt);
            return;
        }
        for (NamedFile file : read.files()) {
            if (file.isThere(drop.sourceRoot(), drop.folder())) {
                Files.deleteIfExists(Objects.requireNonNull(file.path()));
            }
        }
        Failpoint.HALF_TIDIED.hit();
        removeFolder(drop);
        Files.deleteIfExists(drop.claimed());
    }

    /** Removes the folders that the drop leaves empty below its source's; before the manifest, so that a crash in between forgets none. */
    private static void removeFolder(Drop drop) throws IOException {
        Path folder = drop.folder();
        while (!folder.equals(drop.sourceRoot())) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return; // Others are in it; the last of them removes it.
            }
            folder = Objects.requireNonNull(folder.getParent());
        }
    }

    /** Keeps a drop in a folder of its own, for files of several drops may have one name, and puts the reason beside that folder. */
    private void keep(ReadDrop read, Receipt receipt) throws IOException {
        Drop drop = read.drop();
        Path source = quarantine.resolve(drop.source());
        Path kept = Files.createDirectories(source.resolve(String.valueOf(receipt.caseId())));
        for (NamedFile file : read.files()) {
            if (file.isThere(drop.sourceRoot(), drop.folder())) {
                Path from = Objects.requireNonNull(file.path());
                moveIfThere(from, kept.resolve(drop.folder().relativize(from)));
            }
        }
        for (Path rest : restOf(drop)) {
            moveIfThere(rest, kept.resolve(rest.getFileName()));
        }
        Failpoint.HALF_TIDIED.hit();
        Path unfinished = source.resolve("." + receipt.caseId() + ".reason.json.tmp");
        Files.write(unfinished, reason(drop, receipt), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(unfinished, source.resolve(receipt.caseId() + ".reason.json"), StandardCopyOption.ATOMIC_MOVE);
        removeFolder(drop);
        moveIfThere(drop.claimed(), kept.resolve(drop.claimed().getFileName()));
    }

    /**
     * The files that lie beside a manifest in a folder of the drop's own: pictures that an unreadable manifest would have named. None if
     * other drops may use the folder.
     */
    private List<Path> restOf(Drop drop) throws IOException {
        if (drop.folder().equals(drop.sourceRoot()) || Files.notExists(drop.folder())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(drop.folder())) {
            List<Path> files = entries.limit(mostFiles + 1L).toList();
            boolean shared = files.size() > mostFiles
                    || files.stream().anyMatch(file -> InboxScan.isManifest(file) || InboxScan.isUnfinished(file));
            return shared
                    ? List.of()
                    : files.stream()
                            .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .toList();
        }
    }

    private byte[] reason(Drop drop, Receipt receipt) throws JsonProcessingException {
        Language language = receipt.arrival().language();
        List<Map<String, String>> findings = new ArrayList<>();
        receipt.arrival().findings().stream()
                .map(finding -> texts.tell(finding, language))
                .forEach(told -> findings.add(new LinkedHashMap<>(Map.of(
                        "code",
                        told.code(),
                        "field",
                        told.field(),
                        "message",
                        told.message(),
                        "remedy",
                        told.remedy()))));
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("caseId", receipt.caseId());
        reason.put("source", receipt.arrival().source());
        reason.put("file", drop.relative().toString());
        reason.put("receivedAt", receipt.arrival().receivedAt().toString());
        reason.put("findings", findings);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(reason);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                return; // Its producer took it away between the look and the move: nothing is left to keep.
            }
        }
    }

    /** Removes the folders of the drops' claims, unless one still holds a manifest that went back. */
    void removeClaims(List<Drop> drops) {
        drops.stream()
                .map(drop -> work.resolve(work.relativize(drop.claimed()).getName(0)))
                .distinct()
                .filter(claim -> Files.isDirectory(claim, LinkOption.NOFOLLOW_LINKS))
                .forEach(WorkFolder::removeEmpty);
    }
}
