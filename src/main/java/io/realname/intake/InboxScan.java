package io.realname.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for manifests below the inbox: {@code inbox/<source>/**}, a bounded number a look. Links are never followed. */
final class InboxScan {
    private static final Logger LOG = LoggerFactory.getLogger(InboxScan.class);
    private static final int DEEPEST = 16;

    private final Path inbox;
    private final int most;
    /** Folders of which an operator was told, so that the log is not filled with them. */
    private final Set<Path> told = ConcurrentHashMap.newKeySet();

    /**
     * A scan of {@code inbox}.
     *
     * @param most manifests found in one look at most
     */
    InboxScan(Path inbox, int most) {
        this.inbox = inbox;
        this.most = most;
    }

    /** The manifests that lie in the inbox now and that {@code wanted} accepts. */
    List<Path> look(Predicate<Path> wanted) throws IOException {
        List<Path> manifests = new ArrayList<>();
        Files.walkFileTree(
                inbox, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return isUnfinished(folder) || isForeign(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        // At the deepest level folders are visited as if they were files.
                        if (!attributes.isDirectory()
                                && isManifest(file)
                                && !inbox.equals(file.getParent())
                                && wanted.test(file)) {
                            manifests.add(file);
                        }
                        return manifests.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        // A producer's folder may go while it is looked into; one that can't be read at all must not
                        // stop the others.
                        if (!(failure instanceof java.nio.file.NoSuchFileException)) {
                            LOG.warn(
                                    "A path below the inbox cannot be read ({}); check its owner and permissions.",
                                    failure.getClass().getSimpleName());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                        return FileVisitResult.CONTINUE; // What could not be listed now is listed at the next look.
                    }
                });
        return manifests;
    }

    /** Whether a folder cannot be a source's; an operator is told of it once. */
    private boolean isForeign(Path folder) {
        boolean foreign = inbox.equals(folder.getParent())
                && !Source.isName(folder.getFileName().toString());
        if (foreign && told.add(folder)) {
            LOG.warn(
                    "A folder of the inbox is passed over, because its name cannot be a source's: a letter or digit, then up to 63 "
                            + "letters, digits, dots, underscores or hyphens. Rename it.");
        }
        return foreign;
    }

    /** Whether the name is a manifest's and finished; producers write under a name that is neither and rename. */
    static boolean isManifest(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json") && !isUnfinished(file);
    }

    private static boolean isUnfinished(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp");
    }
}
