package io.realname.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done to a folder with everything in it. Symbolic links are never followed. */
public final class FileTree {
    private FileTree() {}

    /** Deletes {@code root} and all in it; does nothing if it is not there. */
    public static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            fromTheBottom(root, Files::delete);
        }
    }

    /** Deletes all that is in {@code root} but what is called {@code kept} there. */
    public static void empty(Path root, String kept) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!entry.getFileName().toString().equals(kept)) {
                    delete(entry);
                }
            }
        }
    }

    /** Writes {@code root} and all in it to disk. */
    public static void sync(Path root) throws IOException {
        fromTheBottom(root, path -> {
            if (!Files.isSymbolicLink(path)) {
                syncOne(path);
            }
        });
    }

    /** Writes one file to disk, or which files a folder has. */
    public static void syncOne(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Puts a file that was written under another name of the same folder into its place, durably; what has its name is replaced at one instant. */
    public static void putInPlace(Path unfinished, Path file) throws IOException {
        syncOne(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        syncOne(file.resolveSibling("."));
    }

    /** Copies {@code root} and all in it to {@code copy}, as it is. A file that is there already stays, and what goes meanwhile is left out. */
    public static void copy(Path root, Path copy) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path to = copy.resolve(root.relativize(folder));
                if (Files.notExists(to)) {
                    Files.copy(folder, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = copy.resolve(root.relativize(file));
                if (Files.notExists(to)) {
                    try {
                        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /**
     * Shows every file below {@code root}, in no order, but those in folders that are to be left out; one that comes or goes meanwhile
     * may be left out as well.
     *
     * @throws IOException if {@code root} is no folder, or something below it cannot be read
     */
    public static void each(Path root, Predicate<Path> leftOut, Consumer<Path> each) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(root.toString());
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return leftOut.test(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                each.accept(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Gives {@code root} and all in it to a user; only root may. The folder itself comes last, as a sign of it. */
    public static void give(Path root, int uid, int gid) throws IOException {
        fromTheBottom(root, path -> {
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        });
    }

    private static void fromTheBottom(Path root, Step step) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                step.on(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                step.on(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @FunctionalInterface
    private interface Step {
        void on(Path path) throws IOException;
    }
}
