package io.realname.casefile;

import io.realname.security.Keys;
import io.realname.security.OwnerOnlyFolder;
import io.realname.security.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Documents that become durable together, so that folders are synced once for many of them. Nothing of it may be
 * referred to by a committed row before {@link #sync} has returned. For one thread.
 */
public final class DocumentBatch implements AutoCloseable {
    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final DocumentStore store;
    private final Keys keys;
    /** New files that have no name yet: the file's place to be, and where it is meanwhile. */
    private final Map<Path, Path> pending = new LinkedHashMap<>();

    private final Set<Path> folders = new TreeSet<>();

    DocumentBatch(DocumentStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Encrypts and writes a document, unless the store has it already.
     *
     * @throws IllegalArgumentException if it is larger than {@link DocumentStore#MAX_BYTES}
     * @throws DocumentStoreException if it cannot be written
     */
    public Stored add(byte[] content) {
        if (content.length > DocumentStore.MAX_BYTES) {
            throw new IllegalArgumentException("A document of " + content.length + " bytes is too large to be stored.");
        }
        byte[] sha256 = Sha256.of(content);
        Stored stored = new Stored(keys.digests().name(sha256), HexFormat.of().formatHex(sha256));
        Path shard = store.shardOf(stored.name());
        Path place = shard.resolve(stored.name());
        // Also for one that is there already: another batch may have named it an instant ago and not synced yet.
        folders.add(shard);
        if (!pending.containsKey(place) && !store.touch(place)) {
            Path temporary = store.newTemporary();
            write(keys.documents().encrypt(content, stored.name()), temporary);
            pending.put(place, temporary);
        }
        return stored;
    }

    /**
     * Makes durable and readable all that was added: first the files' content, then their names, then the folders. The
     * batch is empty after it and may be filled again.
     *
     * @throws DocumentStoreException if a file cannot be synced or named; those named already stay, which does no harm
     */
    public void sync() {
        try {
            for (Path temporary : pending.values()) {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    channel.force(false);
                }
            }
            for (Map.Entry<Path, Path> file : pending.entrySet()) {
                Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
            }
            pending.clear();
            for (Path folder : folders) {
                OwnerOnlyFolder.sync(folder);
            }
            folders.clear();
        } catch (IOException e) {
            throw new DocumentStoreException("Documents cannot be made durable; is the disk full or failing?", e);
        }
    }

    /** Gives up what was added since the last {@link #sync}. */
    @Override
    public void close() {
        try {
            for (Path temporary : pending.values()) {
                Files.deleteIfExists(temporary);
            }
            pending.clear();
        } catch (IOException e) {
            throw new DocumentStoreException("Documents that were given up cannot be removed.", e);
        }
    }

    private static void write(byte[] ciphertext, Path file) {
        try {
            writeWhole(ciphertext, file);
        } catch (IOException e) {
            deleteBecauseOf(e, file);
            throw new DocumentStoreException("A document cannot be written to " + file + "; is the disk full?", e);
        }
    }

    private static void writeWhole(byte[] ciphertext, Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), OURS_ALONE)) {
            ByteBuffer rest = ByteBuffer.wrap(ciphertext);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    private static void deleteBecauseOf(IOException failure, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
