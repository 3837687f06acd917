package io.realname.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to use a data folder, or a node's own folder in one, held by one program at a time; several nodes share that of the data folder,
 * which keeps a program out that would use it alone. The operating system takes the right back when the program ends, however it
 * ends, so there is never a stale one, and whoever gets it knows that no other holder lives.
 */
public final class InstanceLock implements AutoCloseable {
    /** Name of the lock in a data folder; whoever empties the folder leaves it. */
    public static final String FILE = "realname.lock";

    /** Stands in the file instead of a process while an heir has the lock. */
    private static final String HEIR = "heir";

    private static final int MAX_PID_DIGITS = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int TRIES_BESIDE_A_PROGRAM = 20;
    private static final int TRIES_BESIDE_AN_HEIR = 600;

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
        return named(open(dataDir, false).orElseThrow(() -> inUse(dataDir)), dataDir, ownPid());
    }

    /**
     * Takes the lock of a node's own folder. While another node has it, to take over what this one left when it died, this waits for the end of
     * that.
     *
     * @throws StorageException if a program holds it for longer than two seconds, or an heir for longer than a minute
     */
    public static InstanceLock takeSoon(Path folder) {
        return named(soon(folder, false), folder, ownPid());
    }

    private static InstanceLock soon(Path folder, boolean shared) {
        Optional<InstanceLock> lock = open(folder, shared);
        for (int tries = 1; lock.isEmpty() && tries < mostTries(folder); tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            lock = open(folder, shared);
        }
        return lock.orElseThrow(() -> inUse(folder));
    }

    private static int mostTries(Path folder) {
        return holder(folder).equals(HEIR) ? TRIES_BESIDE_AN_HEIR : TRIES_BESIDE_A_PROGRAM;
    }

    /** Takes the lock of a dead node's own folder, to take over what it left; empty if it lives, or if another heir was quicker. */
    public static Optional<InstanceLock> inherit(Path folder) {
        return open(folder, false).map(lock -> named(lock, folder, HEIR));
    }

    /**
     * Takes the lock of {@code dataDir} together with any number of others who share it.
     *
     * @throws StorageException if a program uses the folder alone for longer than two seconds; the sentence names its process
     */
    public static InstanceLock share(Path dataDir) {
        InstanceLock lock = soon(dataDir, true);
        try {
            lock.channel.truncate(0); // Whoever used it alone before is gone.
            return lock;
        } catch (IOException e) {
            lock.close();
            throw unusable(dataDir, e);
        }
    }

    private static Optional<InstanceLock> open(Path folder, boolean shared) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (locked(channel, shared)) {
                return Optional.of(new InstanceLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static InstanceLock named(InstanceLock lock, Path folder, String holder) {
        try {
            lock.channel.truncate(0);
            lock.channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
            return lock;
        } catch (IOException e) {
            lock.close();
            throw unusable(folder, e);
        }
    }

    private static StorageException inUse(Path folder) {
        String holder = holder(folder);
        return new StorageException(
                holder.equals(HEIR)
                        ? "Another node still takes over what this one left in " + folder.toAbsolutePath()
                                + " when it died. See whether one of the other nodes hangs, and start this one again."
                        : "Another Realname (process " + holder + ") is using the data folder "
                                + folder.toAbsolutePath()
                                + ". Stop it first, or give this one a folder of its own with "
                                + "realname.data.dir; several on one folder need a name each, with realname.node.");
    }

    private static StorageException unusable(Path folder, IOException e) {
        return new StorageException("The data folder " + folder.toAbsolutePath() + " cannot be used: " + e, e);
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

    private static boolean locked(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Who holds the folder alone; of nodes that share it, which have put their numbers into their own folders, it is unknown. */
    private static String holder(Path folder) {
        try {
            byte[] digits = Files.readAllBytes(folder.resolve(FILE));
            String pid = new String(digits, 0, Math.min(digits.length, MAX_PID_DIGITS), StandardCharsets.US_ASCII);
            return pid.isBlank() ? "unknown" : pid.strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
