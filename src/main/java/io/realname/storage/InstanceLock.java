package io.realname.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a data folder, held by one program at a time. The operating system takes it back when the program
 * ends, however it ends, so there is never a stale one.
 */
public final class InstanceLock implements AutoCloseable {
    /** Name of the lock in a data folder; whoever empties the folder leaves it. */
    public static final String FILE = "realname.lock";

    private static final int MAX_PID_DIGITS = 20;

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of {@code dataDir}, which is created if missing.
     *
     * @throws StorageException if another program holds it; the sentence names its process
     */
    public static InstanceLock take(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            Files.createDirectories(dataDir);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = readPid(channel);
                channel.close();
                throw new StorageException("Another Realname (process " + holder + ") is using the data folder "
                        + dataDir.toAbsolutePath() + ". Stop it first, or give this one a folder of its own with "
                        + "realname.data.dir.");
            }
            writePid(channel);
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new StorageException("The data folder " + dataDir.toAbsolutePath() + " cannot be used: " + e, e);
        }
    }

    /** Lets the next program in. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("The lock of the data folder cannot be released: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String readPid(FileChannel channel) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(MAX_PID_DIGITS);
        channel.read(digits, 0);
        String pid = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    private static void writePid(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }
}
