package io.realname.intake;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * Opens and takes files below a source's folder by no symbolic link, also if a folder on the way is replaced by one in the meantime: every
 * folder is opened from the one above it, and the file from its own. Where the file system does not offer that, only the last step is sure.
 */
final class NoLinks {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private NoLinks() {}

    /**
     * Opens a file to be read.
     *
     * @param root the source's folder; links above it, and it itself, are the operator's affair
     * @param file below it
     * @throws java.nio.file.NoSuchFileException if it has gone
     * @throws IOException if a link is in the way, or it cannot be opened
     */
    static SeekableByteChannel open(Path root, Path file) throws IOException {
        try (DirectoryStream<Path> folder = folder(root, file)) {
            return folder instanceof SecureDirectoryStream<Path> secure
                    ? secure.newByteChannel(file.getFileName(), READ)
                    : Files.newByteChannel(file, READ);
        }
    }

    /** Renames a file below {@code root} to {@code target}, on the same file system, at once. */
    static void move(Path root, Path file, Path target) throws IOException {
        if (root.equals(file.getParent())) { // No folder on the way is the source's own to replace.
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try (DirectoryStream<Path> from = folder(root, file);
                DirectoryStream<Path> to = Files.newDirectoryStream(Objects.requireNonNull(target.getParent()))) {
            if (from instanceof SecureDirectoryStream<Path> secure && to instanceof SecureDirectoryStream<Path> ours) {
                secure.move(file.getFileName(), ours, target.getFileName());
            } else {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** The folder that a file lies in, opened step by step. */
    private static DirectoryStream<Path> folder(Path root, Path file) throws IOException {
        Path base = root.normalize();
        DirectoryStream<Path> folder = Files.newDirectoryStream(base);
        try {
            for (Path name : base.relativize(Objects.requireNonNull(file.getParent()))) {
                if (!(folder instanceof SecureDirectoryStream<Path> secure)
                        || name.toString().isEmpty()) {
                    break;
                }
                folder = secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
                secure.close();
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
