package io.realname.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claimed drops: {@code work/<claim>/<source>/<path below the source's folder>}. */
final class WorkFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private final Path work;
    private final Path inbox;

    WorkFolder(Path work, Path inbox) {
        this.work = work;
        this.inbox = inbox;
    }

    /** What an earlier run claimed and did not finish, in batches; emptied claims are tidied away. */
    List<List<Drop>> leftOver(int size) throws IOException {
        List<Drop> drops = new ArrayList<>();
        for (Path claim : claims(work)) {
            drops.addAll(dropsOf(claim));
        }
        return batches(drops, size);
    }

    /** Takes over what lies in another work folder, in batches; what a third program takes over meanwhile is left to it. */
    List<List<Drop>> takeOver(Path other, int size) throws IOException {
        List<Drop> drops = new ArrayList<>();
        for (Path claim : claims(other)) {
            Path ours = work.resolve(claim.getFileName());
            try {
                Files.move(claim, ours, StandardCopyOption.ATOMIC_MOVE);
                drops.addAll(dropsOf(ours));
            } catch (NoSuchFileException e) {
                LOG.debug("A claim was taken over by another program.");
            }
        }
        return batches(drops, size);
    }

    private static List<Path> claims(Path work) throws IOException {
        if (Files.notExists(work)) {
            return List.of();
        }
        try (Stream<Path> claims = Files.list(work)) {
            return claims.sorted().toList();
        }
    }

    private static List<List<Drop>> batches(List<Drop> drops, int size) {
        List<List<Drop>> batches = new ArrayList<>();
        for (int i = 0; i < drops.size(); i += size) {
            batches.add(List.copyOf(drops.subList(i, Math.min(i + size, drops.size()))));
        }
        return batches;
    }

    private List<Drop> dropsOf(Path claim) throws IOException {
        List<Drop> drops = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(claim)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                boolean belongsToSource = claim.relativize(path).getNameCount() > 1;
                if (belongsToSource && !Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    drops.add(drop(work, inbox, claim.getFileName().toString(), claim.relativize(path)));
                }
            }
        }
        if (drops.isEmpty()) {
            removeEmpty(claim);
        }
        return drops;
    }

    /** The drop of a manifest at {@code relative} (source first) below the inbox, claimed under {@code claim}. */
    static Drop drop(Path work, Path inbox, String claim, Path relative) {
        String source = relative.getName(0).toString();
        Path sourceRoot = inbox.resolve(source);
        Path below = relative.subpath(1, relative.getNameCount());
        Path original = sourceRoot.resolve(below);
        return new Drop(
                source,
                below,
                work.resolve(claim).resolve(relative), // not as text: a name may hold bytes that are none
                java.util.Objects.requireNonNull(original.getParent()),
                sourceRoot,
                claim + "/" + relative);
    }

    /** Removes a folder tree that holds folders only; a file in it keeps its folders, also one that is put there meanwhile. */
    static void removeEmpty(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(java.util.Comparator.reverseOrder())::iterator) {
                if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS) && isEmpty(path)) {
                    Files.delete(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("An empty folder was left: {}.", e.getClass().getSimpleName());
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
