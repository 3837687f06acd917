package io.realname.intake;

import io.realname.intake.format.Formats;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for manifests below the inbox: {@code inbox/<source>/**}, a bounded number a look. Links are never followed. */
final class InboxScan {
    private static final Logger LOG = LoggerFactory.getLogger(InboxScan.class);
    private static final int DEEPEST = 16;
    private static final int MOST_TOLD = 10_000;

    private final Path inbox;
    private final int most;
    private final Predicate<String> ours;
    private final boolean tellsOfPlaces;
    /** What the log was told of. */
    private final Set<Path> told = new HashSet<>();

    /**
     * A scan of {@code inbox}.
     *
     * @param most manifests found in one look at most
     * @param ours whether a file of that name is one that is looked for
     */
    InboxScan(Path inbox, int most, Predicate<String> ours) {
        this(inbox, most, ours, true);
    }

    /**
     * The same.
     *
     * @param tellsOfPlaces whether it tells the log of folders that nobody looks into; one of several scans of an inbox does
     */
    InboxScan(Path inbox, int most, Predicate<String> ours, boolean tellsOfPlaces) {
        this.tellsOfPlaces = tellsOfPlaces;
        this.ours = ours;
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
                        boolean foreign = inbox.equals(folder.getParent())
                                && !Source.isName(folder.getFileName().toString());
                        if (foreign && !isUnfinished(folder)) {
                            tellOfPlace(
                                    folder,
                                    "A folder of the inbox is left alone because its name can be no source's: use letters, digits "
                                            + "and . _ - only, at most 64, the first a letter or digit.");
                        }
                        return foreign || isUnfinished(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isDirectory()) {
                            if (!isUnfinished(file)) {
                                tellOfPlace(
                                        file,
                                        "A folder of the inbox lies too deep and is left alone; use at most " + DEEPEST
                                                + " levels.");
                            }
                            return FileVisitResult.CONTINUE;
                        }
                        boolean loose = inbox.equals(file.getParent());
                        if (loose && isOurs(file)) {
                            tellOnce(
                                    file,
                                    "A manifest lies in the inbox itself and is left alone; put it into its source's folder.");
                        } else if (isOurs(file) && wanted.test(file)) {
                            manifests.add(file);
                        }
                        return manifests.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        // A producer's folder may go while it is looked into; one that can't be read at all must not
                        // stop the others.
                        if (!(failure instanceof java.nio.file.NoSuchFileException)) {
                            tellOfPlace(
                                    file,
                                    "A path below the inbox cannot be read ("
                                            + failure.getClass().getSimpleName()
                                            + "); check its owner and permissions.");
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return manifests;
    }

    private void tellOfPlace(Path path, String message) {
        if (tellsOfPlaces) {
            tellOnce(path, message);
        }
    }

    /** Without the path, for it may name a person; and not at every look, which is several times a second. */
    private void tellOnce(Path path, String message) {
        if (told.size() < MOST_TOLD && told.add(path)) {
            LOG.warn(message);
        }
    }

    private boolean isOurs(Path file) {
        return ours.test(file.getFileName().toString()) && !isUnfinished(file);
    }

    /** Whether the name is a manifest's and finished; producers write under a name that is neither and rename. */
    static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return (Formats.isManifest(name) || Formats.isPackage(name)) && !isUnfinished(file);
    }

    static boolean isUnfinished(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp");
    }
}
