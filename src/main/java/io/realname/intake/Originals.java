package io.realname.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Failpoint;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What happens to the dropped files once their submission is committed: gone, or kept in quarantine with the reason. */
public final class Originals {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** UTF-8 bytes of a kept name; a file system takes 255 with the case's id and the endings. */
    private static final int LONGEST_NAME = 180;

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

    /** Deletes a drop's files, or moves them into quarantine; the manifest last, so that a crash in between is done again. */
    void remove(ReadDrop read, Receipt receipt) throws IOException {
        Drop drop = read.drop();
        if (receipt.disposition() == Disposition.QUARANTINE) {
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

    private void keep(ReadDrop read, Receipt receipt) throws IOException {
        Drop drop = read.drop();
        Path folder = Files.createDirectories(quarantine.resolve(drop.source()));
        String prefix = receipt.caseId() + "-";
        for (int i = 0; i < read.files().size(); i++) {
            NamedFile file = read.files().get(i);
            if (file.isThere(drop.sourceRoot(), drop.folder())) {
                Path from = Objects.requireNonNull(file.path());
                moveIfThere(from, folder.resolve(prefix + (i + 1) + "-" + kept(from)));
            }
        }
        String name = kept(drop.relative());
        Path reason = folder.resolve(prefix + name + ".reason.json");
        Path unfinished = folder.resolve("." + prefix + name + ".reason.json.tmp");
        Files.write(unfinished, reason(receipt), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(unfinished, reason, StandardCopyOption.ATOMIC_MOVE);
        removeFolder(drop);
        moveIfThere(drop.claimed(), folder.resolve(prefix + name));
    }

    /** A file's name, or the end of a long one: with what is put before and behind it, it must still be a name. */
    private static String kept(Path path) {
        String name = path.getFileName().toString();
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = name.substring(name.offsetByCodePoints(0, 1));
        }
        return name;
    }

    private byte[] reason(Receipt receipt) throws JsonProcessingException {
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
        reason.put("receivedAt", receipt.arrival().receivedAt().toString());
        reason.put("findings", findings);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(reason);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            try {
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
