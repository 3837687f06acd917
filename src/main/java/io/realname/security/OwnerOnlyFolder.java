package io.realname.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Folders that only their owner, who runs this program, may enter (mode 0700). */
public final class OwnerOnlyFolder {
    private OwnerOnlyFolder() {}

    /**
     * Makes sure that {@code folder} exists, is ours and closed to everybody else; a missing one is created so, its
     * missing parents as well.
     *
     * @return {@code folder}
     * @throws SecretException if it belongs to somebody else, is open to others or cannot be created
     */
    public static Path open(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                sync(parentOf(folder));
            }
            Ownership.require(folder, "700");
            return folder;
        } catch (IOException e) {
            throw new SecretException("The folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The same, but a folder of ours that is open to others is closed to them.
     *
     * @throws SecretException if it belongs to somebody else, or cannot be created or closed
     */
    public static Path close(Path folder) {
        try {
            if (Files.exists(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new SecretException("The folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
        return open(folder);
    }

    /** Makes durable which files {@code folder} has: until then a new name may be lost when the power fails. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parentOf(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
    }
}
