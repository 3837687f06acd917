package io.realname.casefile;

import io.realname.security.DocumentCipher;
import io.realname.security.FileTree;
import io.realname.security.Keys;
import io.realname.security.OwnerOnlyFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Documents as encrypted files, each named by a keyed digest of its content, so that the same content is stored once.
 * A file has its name only when all of it is on disk: whatever instant the program dies at, there is no half document.
 * Several programs may use the folder, each under a name of its own; the threads of one share one store. Thread-safe.
 */
public final class DocumentStore {
    /** The largest content it takes, in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    /** Name of a program that has a store for itself; no node's. */
    public static final String ONLY = "_only";

    private static final String SHARDS = "0123456789abcdef";
    private static final String INCOMING = "incoming";
    /** The shards, and what some file systems have at their root, which the store may be. */
    private static final Pattern NOT_OTHER = Pattern.compile("[0-9a-f]|lost\\+found");

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;
    private final Keys keys;
    private final AtomicLong lastTemporary = new AtomicLong();
    private final AgeLock ages = new AgeLock();

    private DocumentStore(Path folder, Path incoming, Keys keys) {
        this.folder = folder;
        this.incoming = incoming;
        this.keys = keys;
    }

    /** As {@link #open(Path, String, Keys)} for a program that has the folder for itself. */
    public static DocumentStore open(Path folder, Keys keys) {
        return open(folder, ONLY, keys);
    }

    /**
     * The store in {@code folder}, which is created if missing. What an interrupted program of that name left half written is
     * removed: nothing refers to it.
     *
     * @param program names this program among those that use the folder
     */
    public static DocumentStore open(Path folder, String program, Keys keys) {
        DocumentStore store = new DocumentStore(folder, folder.resolve(INCOMING).resolve(program), keys);
        store.forget(program);
        OwnerOnlyFolder.open(folder);
        OwnerOnlyFolder.open(store.incoming);
        SHARDS.chars().forEach(digit -> OwnerOnlyFolder.open(folder.resolve(Character.toString(digit))));
        return store;
    }

    /** The store in {@code folder} beside the program that uses it: only to be read, and nothing in it is tidied. */
    public static DocumentStore beside(Path folder, Keys keys) {
        return new DocumentStore(folder, folder.resolve(INCOMING), keys);
    }

    /** Removes what a program of that name left half written; it must be dead. */
    public void forget(String program) {
        Path left = folder.resolve(INCOMING).resolve(program);
        try {
            FileTree.delete(left);
        } catch (IOException e) {
            throw new DocumentStoreException("What an earlier run left in " + left + " cannot be removed.", e);
        }
    }

    /** Begins to add documents that become durable together. */
    public DocumentBatch begin() {
        return new DocumentBatch(this, keys);
    }

    /** Stores one document durably. To store several, {@link #begin} a batch, which shares the syncs. */
    public Stored put(byte[] content) {
        try (DocumentBatch batch = begin()) {
            Stored stored = batch.add(content);
            batch.sync();
            return stored;
        }
    }

    /**
     * The content of a document.
     *
     * @throws DocumentStoreException if there is none of that name or it cannot be read
     * @throws io.realname.security.SecretException if its file was altered or the keys are others
     */
    public byte[] read(String name) {
        Path file = shardOf(name).resolve(name);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] ciphertext = in.readNBytes(MAX_BYTES + DocumentCipher.OVERHEAD);
            return keys.documents().decrypt(ciphertext, name);
        } catch (NoSuchFileException e) {
            throw new DocumentStoreException(
                    "The document " + name + " is not in the store: it was erased, or the " + "folder " + folder
                            + " must be restored from a backup.",
                    e);
        } catch (IOException e) {
            throw new DocumentStoreException("The document " + name + " cannot be read from " + file + ".", e);
        }
    }

    /**
     * Erases a document durably; does nothing if it is not there. The caller sees to it that no row refers to it any
     * more, and that none which is about to be committed will.
     */
    public void delete(String name) {
        Path shard = shardOf(name);
        try {
            if (Files.deleteIfExists(shard.resolve(name))) {
                OwnerOnlyFolder.sync(shard);
            }
        } catch (IOException e) {
            throw new DocumentStoreException("The document " + name + " cannot be erased from " + folder + ".", e);
        }
    }

    /** Whether a file lies under that name. */
    public boolean has(String name) {
        return Files.exists(shardOf(name).resolve(name));
    }

    /**
     * Shows every document, in no order; one that comes or goes meanwhile may be left out.
     *
     * @throws DocumentStoreException if the folder cannot be read
     */
    public void each(Consumer<Path> file) {
        SHARDS.chars().forEach(digit -> walk(folder.resolve(Character.toString(digit)), path -> false, file));
    }

    /**
     * Shows every file beside the documents, in no order: what is not whole yet, what an interrupted program left so, and what is not ours.
     *
     * @throws DocumentStoreException if a folder cannot be read
     */
    public void eachOther(Consumer<Path> file) {
        walk(
                folder,
                path -> NOT_OTHER.matcher(folder.relativize(path).toString()).matches(),
                file);
    }

    private static void walk(Path from, Predicate<Path> leftOut, Consumer<Path> file) {
        try {
            FileTree.each(from, leftOut, file);
        } catch (IOException e) {
            throw new DocumentStoreException("The folder " + from + " cannot be read.", e);
        }
    }

    /** Copies all documents into a folder, where documents may lie already; one that comes or goes meanwhile may be left out. */
    public void copyTo(Path copy) throws IOException {
        OwnerOnlyFolder.open(copy);
        for (char digit : SHARDS.toCharArray()) {
            Path shard = folder.resolve(Character.toString(digit));
            if (Files.exists(shard)) {
                FileTree.copy(shard, copy.resolve(shard.getFileName()));
            }
        }
    }

    /** Marks a stored document as wanted again; false if it is not there (any more) and has to be written. */
    boolean touch(Path place) {
        if (!Files.exists(place)) {
            return false; // The usual case, told without an exception.
        }
        FileTime now = now();
        try {
            ages.holding(place, () -> Files.setLastModifiedTime(place, now));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new DocumentStoreException("The document in " + place + " cannot be marked as used.", e);
        }
    }

    /**
     * Erases a document unless it was stored, or added again, since {@code wanted}. It never comes between a batch that finds the
     * document there and the mark that it leaves.
     *
     * @return whether it was erased
     */
    boolean eraseUnlessWantedSince(Path file, Instant wanted) {
        try {
            return ages.holding(file, () -> {
                boolean old = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(wanted);
                return old && Files.deleteIfExists(file);
            });
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new DocumentStoreException("The document in " + file + " cannot be erased.", e);
        }
    }

    /** The file system's own time, by which its files have their age, however wrong the system's clock is. */
    FileTime now() {
        Path probe = newTemporary();
        try {
            Files.createFile(probe);
            try {
                return Files.getLastModifiedTime(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new DocumentStoreException("No file can be made in " + incoming + "; is the disk full?", e);
        }
    }

    /** The folder in which the document of that name lies or would lie: one for each first digit. */
    Path shardOf(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A document's name has 64 hexadecimal digits; this has not.");
        }
        return folder.resolve(name.substring(0, 1));
    }

    /** A path for a file that is not whole yet, unlike every other that is handed out. */
    Path newTemporary() {
        return incoming.resolve(Long.toString(lastTemporary.incrementAndGet()));
    }
}
