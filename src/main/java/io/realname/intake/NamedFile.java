package io.realname.intake;

import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that a manifest names, looked for but not read.
 *
 * @param root the source's folder, from which it is opened; null if it is in memory or not to be opened
 * @param path where it lies, or null if it is not there or may not be touched
 * @param seen what it was when it was looked for, null likewise
 * @param unsafe why it may not be touched, or null
 * @param content what it holds, if it is in memory
 */
record NamedFile(
        DocumentRef ref,
        @Nullable Path root,
        @Nullable Path path,
        @Nullable Seen seen,
        @Nullable Finding unsafe,
        byte @Nullable [] content) {
    /** Looks for the file of {@code ref} from the manifest's {@code folder}, never outside of {@code root}. */
    static NamedFile look(Path root, Path folder, DocumentRef ref, String pointer) throws IOException {
        if (ref.file() == null) {
            return new NamedFile(ref, null, null, null, null, null);
        }
        DropPath found = DropPath.resolve(root, folder, ref.file());
        if (found instanceof DropPath.Unsafe) {
            return new NamedFile(ref, null, null, null, unsafe(ref.file(), pointer), null);
        }
        Path path = found instanceof DropPath.Found present ? present.path() : null;
        Seen seen = path == null ? null : Seen.at(path);
        return new NamedFile(ref, root, seen == null ? null : path, seen, null, null);
    }

    /** Looks for the file of {@code ref} among files in memory, by their paths from the manifest's folder. */
    static NamedFile look(Map<Path, byte[]> files, DocumentRef ref, String pointer) {
        DropPath found = ref.file() == null ? new DropPath.Absent() : DropPath.resolve(files.keySet(), ref.file());
        Path path = found instanceof DropPath.Found present ? present.path() : null;
        Finding unsafe = found instanceof DropPath.Unsafe ? unsafe(String.valueOf(ref.file()), pointer) : null;
        return new NamedFile(ref, null, path, null, unsafe, path == null ? null : files.get(path));
    }

    /** Reads it; null if it is not there, or has gone since it was looked for. */
    @Nullable
    FileContent read() throws IOException {
        if (path == null) {
            return null;
        }
        return content == null ? FileContent.read(Objects.requireNonNull(root), path) : FileContent.of(path, content);
    }

    private static Finding unsafe(String file, String pointer) {
        return Finding.of(EnvelopeCodes.UNSAFE_PATH, pointer).with("file", DropName.shown(file));
    }

    /** Whether it was named, may be touched and is not there (yet). */
    boolean isAwaited() {
        return ref.file() != null && path == null && unsafe == null;
    }

    /** Whether the very file that was seen lies there still, by no link; not so if its producer has put another in its place. */
    boolean isThere(Path root, Path folder) throws IOException {
        return path != null
                && seen != null
                && ref.file() != null
                && DropPath.resolve(root, folder, ref.file()) instanceof DropPath.Found
                && seen.equals(Seen.at(path));
    }

    /** What tells one file from another that takes its place. */
    record Seen(@Nullable Object key, FileTime changed, long bytes) {
        /** What lies at {@code path}; null for nothing. */
        static @Nullable Seen at(Path path) throws IOException {
            try {
                BasicFileAttributes found =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return new Seen(found.fileKey(), found.lastModifiedTime(), found.size());
            } catch (NoSuchFileException e) {
                return null;
            }
        }
    }
}
