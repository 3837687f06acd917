package io.realname.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    /**
     * Takes over what lies in another work folder, and removes that one if it is empty then; what a third program takes over meanwhile is
     * left to it.
     *
     * @param taken is given each claim in batches as soon as it is ours
     * @throws IOException if one of them cannot be had; all others are ours then
     */
    void takeOver(Path other, int size, Consumer<List<Drop>> taken) throws IOException {
        IOException first = null;
        for (Path claim : claims(other)) {
            Path ours = work.resolve(claim.getFileName());
            try {
                Files.move(claim, ours, StandardCopyOption.ATOMIC_MOVE);
                batches(dropsOrBack(ours, claim), size).forEach(taken);
            } catch (NoSuchFileException e) {
                LOG.debug("A claim was taken over by another program.");
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        removeEmpty(other);
        if (first != null) {
            throw first;
        }
    }

    /** The drops of a claim that has become ours; if it cannot be looked through it goes back to where it was, to be taken over again. */
    private List<Drop> dropsOrBack(Path ours, Path before) throws IOException {
        try {
            return dropsOf(ours);
        } catch (IOException | UncheckedIOException e) {
            Files.move(ours, before, StandardCopyOption.ATOMIC_MOVE);
            throw new IOException("A claim that was taken over cannot be looked through.", e);
        }
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
                if (belongsToSource && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Drop drop = drop(work, inbox, claim.getFileName().toString(), claim.relativize(path));
                    if (!isBack(drop)) {
                        drops.add(drop);
                    }
                }
            }
        }
        if (drops.isEmpty()) {
            removeEmpty(claim);
        }
        return drops;
    }

    /** Whether it had just been put back when a crash came before its claim was removed; then that is done now. */
    private static boolean isBack(Drop drop) throws IOException {
        boolean back = Files.exists(drop.original(), LinkOption.NOFOLLOW_LINKS) && isTwice(drop);
        if (back) {
            Files.delete(drop.claimed());
        }
        return back;
    }

    /** Whether the file in the inbox and the claimed one are the same. */
    private static boolean isTwice(Drop drop) throws IOException {
        NamedFile.Seen original = NamedFile.Seen.at(drop.original());
        return original != null && original.key() != null && original.equals(NamedFile.Seen.at(drop.claimed()));
    }

    /** How a drop was put back. */
    enum Return {
        /** It lies in the inbox again. */
        BACK,
        /** Another file has its name in the inbox; it is still claimed. */
        NAME_TAKEN,
        /** This file system, or the file's owner, does not let it be linked; it is still claimed. */
        NOT_POSSIBLE
    }

    /** Puts a claimed manifest back into the inbox, over nothing that has its name there: a rename would replace that. */
    static Return putBack(Drop drop) throws IOException {
        Files.createDirectories(drop.folder());
        try {
            Files.createLink(drop.original(), drop.claimed());
        } catch (FileAlreadyExistsException e) {
            if (!isTwice(drop)) {
                return Return.NAME_TAKEN;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("A manifest cannot be put back: {}.", e.getClass().getSimpleName());
            boolean gone = Files.notExists(drop.claimed(), LinkOption.NOFOLLOW_LINKS);
            return gone ? Return.BACK : Return.NOT_POSSIBLE; // What another program has finished need not go back.
        }
        Files.deleteIfExists(drop.claimed());
        return Return.BACK;
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
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isEmpty(path)) {
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
