package io.realname.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Files that hold a secret: only their owner, who runs this program, may read them (mode 0600 or narrower). */
public final class OwnerOnlyFile {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnlyFile() {}

    /**
     * The content of {@code file}, at most 1 MiB. A symbolic link is followed, because that is how secrets are mounted
     * into containers; what it leads to is what is checked.
     *
     * @throws SecretException if it is missing, too large, of another owner, or readable by others
     */
    public static byte[] read(Path file) {
        try {
            Ownership.require(file, "600");
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw new SecretException(file + " is not a file of at most 1 MiB, as a file with a secret must be.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SecretException(file + " does not exist; it must hold a secret and belong to its reader.", e);
        } catch (IOException e) {
            throw new SecretException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The content of {@code file}; where there is none yet, it is made from {@code content} first. Whoever is stopped
     * half way leaves no half file, and of two programs that make it at once both get the same content. Missing parent
     * folders are created with mode 0700.
     *
     * @throws SecretException as {@link #read}, and if it cannot be written
     */
    public static byte[] readOrCreate(Path file, Supplier<byte[]> content) {
        if (Files.notExists(file)) {
            create(file, content.get());
        }
        return read(file);
    }

    private static void create(Path file, byte[] content) {
        Path folder = OwnerOnlyFolder.parentOf(file);
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            if (Files.notExists(folder)) {
                OwnerOnlyFolder.open(folder);
            }
            writeThrough(temporary, content);
            try {
                // A link fails where a rename would replace the secret that another program has just made.
                Files.createLink(file, temporary);
            } catch (FileAlreadyExistsException e) {
                return;
            } finally {
                Files.delete(temporary);
            }
            OwnerOnlyFolder.sync(folder);
        } catch (IOException e) {
            throw new SecretException(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(MODE))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
