package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.Stored;
import io.realname.security.Sha256;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureInspection;
import io.realname.submission.picture.PictureInspector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document's file, read once.
 *
 * @param bytes its content, or null if it is larger than anything that is kept
 */
record FileContent(Path path, byte @Nullable [] bytes, PictureFacts facts) {
    /** Larger files are far beyond every policy's bound: only their head is looked at, and they are not kept. */
    private static final long LARGEST_KEPT = 20L << 20;

    private static final int HEAD = 64 << 10;

    /** Reads and inspects a file below {@code root}, by no link; null if it has gone since it was looked for. */
    static @Nullable FileContent read(Path root, Path path) throws IOException {
        try (SeekableByteChannel file = NoLinks.open(root, path)) {
            long size = file.size();
            byte[] bytes = bytes(file, (int) Math.min(size, size > LARGEST_KEPT ? HEAD : LARGEST_KEPT));
            PictureFacts facts = PictureInspector.inspect(bytes);
            return size > LARGEST_KEPT
                    ? new FileContent(
                            path, null, new PictureFacts(facts.format(), size, facts.width(), facts.height(), null))
                    : new FileContent(path, bytes, facts);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** A file that is in memory, and small enough to be kept. */
    static FileContent of(Path path, byte[] bytes) {
        return new FileContent(path, bytes, PictureInspector.inspect(bytes));
    }

    /** The first {@code count} bytes; fewer if the file has been cut off meanwhile. */
    private static byte[] bytes(SeekableByteChannel file, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // One read is enough unless the file system gives less than is asked for.
        }
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    /** Adds the content to the store and says what arrived. */
    ArrivedDocument keep(DocumentRef ref, DocumentBatch store) {
        if (bytes == null) {
            return new ArrivedDocument(ref, null, null, facts);
        }
        Stored stored = store.add(bytes);
        return new ArrivedDocument(ref, stored.name(), stored.sha256(), facts);
    }

    /** Says what arrived, and what a picture shows, without keeping it. */
    ArrivedDocument inspected(DocumentRef ref, PictureInspection inspection) {
        if (bytes == null) {
            return new ArrivedDocument(ref, null, null, facts);
        }
        PictureFacts known = facts.isToBeLookedAt() ? facts.with(inspection.look(bytes, facts)) : facts;
        return new ArrivedDocument(ref, null, Sha256.hex(bytes), known);
    }
}
