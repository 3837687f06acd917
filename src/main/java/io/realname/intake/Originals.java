package io.realname.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Failpoint;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens to the dropped files once their submission is committed: gone, or kept in {@code quarantine/<source>/<case>/} with the
 * reason beside it, in {@code <case>.reason.json}.
 */
public final class Originals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path quarantine;
    private final Path work;
    private final Texts texts;

    /** Uses the folders {@code quarantine} and {@code work} of a data folder; the former is for its owner's eyes only. */
    public Originals(Path data, Texts texts) throws IOException {
        this.quarantine = data.resolve("quarantine");
        this.work = data.resolve("work");
        this.texts = texts;
        if (!Files.exists(quarantine)) {
            Files.createDirectories(
                    quarantine, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /**
     * Deletes the drops' files, or moves them into quarantine, and removes the folders that they leave empty. The manifests go last:
     * while one is there, whatever a crash left undone is done again.
     *
     * @param receipts what became of each drop
     */
    void remove(List<ReadDrop> drops, List<Receipt> receipts) throws IOException {
        Set<Path> folders = new HashSet<>();
        for (int i = 0; i < drops.size(); i++) {
            removeFiles(drops.get(i), receipts.get(i));
            Drop drop = drops.get(i).drop();
            if (!drop.folder().equals(drop.sourceRoot())) {
                folders.add(drop.folder());
            }
            Failpoint.HALF_TIDIED.hit();
        }
        removeEmpty(folders);
        for (int i = 0; i < drops.size(); i++) {
            removeManifest(drops.get(i), receipts.get(i));
        }
    }

    private void removeFiles(ReadDrop drop, Receipt receipt) throws IOException {
        for (Path file : drop.files()) {
            if (receipt.disposition() == Disposition.QUARANTINE) {
                moveIfThere(
                        file, kept(drop, receipt).resolve(drop.drop().folder().relativize(file)));
            } else {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A folder for each case, for names of files may be the same, as long as names can be, and in any encoding. */
    private Path kept(ReadDrop drop, Receipt receipt) {
        return quarantine.resolve(drop.drop().source()).resolve(String.valueOf(receipt.caseId()));
    }

    private void removeManifest(ReadDrop drop, Receipt receipt) throws IOException {
        Path manifest = drop.drop().claimed();
        if (receipt.disposition() != Disposition.QUARANTINE) {
            Files.deleteIfExists(manifest);
            return;
        }
        Path kept = kept(drop, receipt);
        Path source = Files.createDirectories(java.util.Objects.requireNonNull(kept.getParent()));
        Path unfinished = source.resolve("." + receipt.caseId() + ".reason.json.tmp");
        Files.write(unfinished, reason(receipt), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(unfinished, source.resolve(receipt.caseId() + ".reason.json"), StandardCopyOption.ATOMIC_MOVE);
        moveIfThere(manifest, kept.resolve(manifest.getFileName()));
    }

    private byte[] reason(Receipt receipt) throws JsonProcessingException {
        Language language = receipt.arrival().submission() == null
                ? Language.ZH
                : receipt.arrival().submission().language();
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
        reason.put("receivedAt", receipt.arrival().receivedAt().toString());
        reason.put("findings", findings);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(reason);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                return; // Its producer took it away between the look and the move: nothing is left to keep.
            }
        }
    }

    /** Removes the folders of the drops' claims, unless one still holds a manifest that went elsewhere. */
    void removeClaims(List<Drop> drops) throws IOException {
        Set<Path> claims = new HashSet<>();
        for (Drop drop : drops) {
            claims.add(work.resolve(work.relativize(drop.claimed()).getName(0)));
        }
        removeEmpty(claims);
    }

    private static void removeEmpty(Set<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                WorkFolder.removeEmpty(folder);
            }
        }
    }
}
