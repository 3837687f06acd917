package io.realname.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Where a {@code documents[].file} leads. The name is a stranger's: it may lead nowhere but to a regular file below
 * the source's folder, by no symbolic link, and must look like what it is. Whoever opens the file opens it by
 * {@link NoLinks}, since a link may be put in its place, or in that of a folder above it, after the look.
 */
public sealed interface DropPath {
    /** The file is there. */
    record Found(Path path) implements DropPath {}

    /** Nothing is there yet, or nothing that we may see. */
    record Absent() implements DropPath {}

    /** The name leads astray or to something that is not a regular file ({@code document.unsafe-path}). */
    record Unsafe() implements DropPath {}

    /**
     * Resolves a name against the manifest's folder.
     *
     * @param root the source's folder, below which everything must stay; links above it are the operator's affair
     * @param folder the manifest's own folder, {@code root} or a folder below it
     * @throws IOException if the file system cannot tell what is there
     */
    static DropPath resolve(Path root, Path folder, String file) throws IOException {
        if (!DropName.isSafe(file)) {
            return new Unsafe();
        }
        try {
            return look(root, folder.resolve(file).normalize());
        } catch (InvalidPathException unnameable) {
            return new Unsafe();
        }
    }

    /**
     * Resolves a name among files that lie together, in memory.
     *
     * @param files their relative paths, none of which leads up
     */
    static DropPath resolve(Set<Path> files, String file) {
        if (!DropName.isSafe(file)) {
            return new Unsafe();
        }
        try {
            Path target = Path.of(file).normalize();
            if (files.contains(target)) {
                return new Found(target);
            }
            boolean astray = target.toString().isEmpty()
                    || files.stream().anyMatch(other -> other.startsWith(target) || target.startsWith(other));
            return astray ? new Unsafe() : new Absent();
        } catch (InvalidPathException unnameable) {
            return new Unsafe();
        }
    }

    private static DropPath look(Path root, Path target) throws IOException {
        Path base = root.normalize();
        if (!target.startsWith(base) || target.equals(base)) {
            return new Unsafe();
        }
        Path step = base;
        try {
            for (Path name : base.relativize(target)) {
                step = step.resolve(name);
                BasicFileAttributes found =
                        Files.readAttributes(step, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (step.equals(target) ? !found.isRegularFile() : !found.isDirectory()) {
                    return new Unsafe();
                }
            }
        } catch (NoSuchFileException | AccessDeniedException notYet) {
            return new Absent();
        }
        return new Found(target);
    }
}
