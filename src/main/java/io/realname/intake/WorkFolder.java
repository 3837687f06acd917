package io.realname.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The claimed drops: {@code work/<claim>/<source>/<path below the source's folder>}. */
final class WorkFolder {
    private static final char UNDECODABLE = '\uFFFD';

    private final Path work;
    private final Path inbox;

    WorkFolder(Path work, Path inbox) {
        this.work = work;
        this.inbox = inbox;
    }

    /** What an earlier run claimed and did not finish, in batches; emptied claims are tidied away. */
    List<List<Drop>> leftOver(int size) throws IOException {
        List<Drop> drops = new ArrayList<>();
        try (Stream<Path> claims = Files.list(work)) {
            for (Path claim : (Iterable<Path>) claims.sorted()::iterator) {
                drops.addAll(dropsOf(claim));
            }
        }
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
                if (!Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
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
        Path sourceRoot = inbox.resolve(relative.getName(0));
        Path below = relative.subpath(1, relative.getNameCount());
        Path claimed = work.resolve(claim).resolve(relative);
        return new Drop(
                relative.getName(0).toString(),
                below,
                claimed,
                java.util.Objects.requireNonNull(sourceRoot.resolve(below).getParent()),
                sourceRoot,
                claim + "/" + unmistakable(work.resolve(claim), claimed, relative));
    }

    /**
     * A text for {@code relative}. Names that are no text in this locale's encoding all look alike as text; to be told apart they are
     * written as the bytes that they are, as in a URI.
     */
    private static String unmistakable(Path claim, Path claimed, Path relative) {
        String text = relative.toString();
        return text.indexOf(UNDECODABLE) < 0
                ? text
                : claim.toUri().relativize(claimed.toUri()).getRawPath();
    }

    /** Removes a folder tree that holds folders only; a file in it keeps its folders. */
    static void removeEmpty(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(java.util.Comparator.reverseOrder())::iterator) {
                if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS) && isEmpty(path)) {
                    Files.delete(path);
                }
            }
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
