package io.realname.intake.mail;

import io.realname.security.OwnerOnlyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the owner's eyes only that goes with all that is in it. */
record TemporaryFolder(Path path) implements AutoCloseable {
    /** An empty folder at that path, whatever an earlier run left there. */
    static TemporaryFolder of(Path path) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(path);
        folder.close();
        OwnerOnlyFolder.open(path);
        return folder;
    }

    /** Removes what an earlier run left in a folder. */
    static void empty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path path : (Iterable<Path>) left::iterator) {
                new TemporaryFolder(path).close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
