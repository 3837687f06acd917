package io.realname.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The manifests that arguments stand for: files as they are, and of a folder every {@code *.json} below it, sorted. */
final class ManifestFiles {
    private static final int DEEPEST = 64;

    private ManifestFiles() {}

    /**
     * The manifests, each once; links below a folder are not followed.
     *
     * @throws Failure if an argument is not there or a folder cannot be looked into
     */
    static List<Path> of(List<Path> arguments) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                files.addAll(below(argument));
            } else if (Files.exists(argument, LinkOption.NOFOLLOW_LINKS)) {
                files.add(argument);
            } else {
                throw new Failure(Failure.NOT_TRIED, "There is no file or folder " + argument + ".", null);
            }
        }
        return new ArrayList<>(files);
    }

    private static Set<Path> below(Path folder) {
        Set<Path> found = new TreeSet<>();
        try {
            // The dot leads through a folder that was itself given as a link.
            Files.walkFileTree(folder.resolve("."), Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.getFileName().toString().endsWith(".json")) {
                        found.add(file.normalize());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new Failure(
                    Failure.NOT_TRIED,
                    "The folder " + folder + " cannot be looked through: " + e.getMessage() + ".",
                    e);
        }
        return found;
    }
}
