package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.Sha256;
import io.realname.casefile.Stored;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.PictureFacts;
import io.realname.submission.picture.PictureInspector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** Reads and inspects a file; null if it has gone since it was looked for. */
    static @Nullable FileContent read(Path path) throws IOException {
        try {
            long size = Files.size(path);
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                if (size > LARGEST_KEPT) {
                    PictureFacts head = PictureInspector.inspect(in.readNBytes(HEAD));
                    return new FileContent(
                            path, null, new PictureFacts(head.format(), size, head.width(), head.height(), null));
                }
                byte[] bytes = in.readNBytes((int) LARGEST_KEPT);
                return new FileContent(path, bytes, PictureInspector.inspect(bytes));
            }
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Adds the content to the store and says what arrived. */
    ArrivedDocument keep(DocumentRef ref, DocumentBatch store) {
        if (bytes == null) {
            return new ArrivedDocument(ref, null, null, facts);
        }
        Stored stored = store.add(bytes);
        return new ArrivedDocument(ref, stored.name(), stored.sha256(), facts);
    }

    /** Says what arrived without keeping it. */
    ArrivedDocument inspected(DocumentRef ref) {
        return new ArrivedDocument(ref, null, bytes == null ? null : Sha256.hex(bytes), facts);
    }
}
