package io.realname.intake;

import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that a manifest names, looked for but not read.
 *
 * @param path where it lies, or null if it is not there or may not be touched
 * @param unsafe why it may not be touched, or null
 */
record NamedFile(
        DocumentRef ref, @Nullable Path path, @Nullable Finding unsafe) {
    /**
     * Looks for the file of {@code ref} from the manifest's {@code folder}, never outside of {@code root}; one that may not be read
     * (yet) is as good as absent.
     */
    static NamedFile look(Path root, Path folder, DocumentRef ref, String pointer) throws IOException {
        if (ref.file() == null) {
            return new NamedFile(ref, null, null);
        }
        DropPath found = DropPath.resolve(root, folder, ref.file());
        if (found instanceof DropPath.Found present) {
            if (!Files.isReadable(present.path())) {
                return new NamedFile(ref, null, null);
            }
            return new NamedFile(ref, present.path(), null);
        }
        boolean absent = found instanceof DropPath.Absent;
        return new NamedFile(ref, null, absent ? null : Finding.of(EnvelopeCodes.UNSAFE_PATH, pointer));
    }

    /** Whether it was named, may be touched and is not there (yet). */
    boolean isAwaited() {
        return ref.file() != null && path == null && unsafe == null;
    }
}
