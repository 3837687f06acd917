package io.realname.cli;

import io.realname.intake.format.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The manifests that arguments stand for: files as they are, and of a folder every manifest and package below it, folder by
 * folder in the order of names. Never more than the names of one way down are held at a time.
 */
final class ManifestFiles {
    private static final int DEEPEST = 64;

    private final List<Path> arguments;

    /**
     * @throws Failure if an argument is not there
     */
    ManifestFiles(List<Path> arguments) {
        for (Path argument : arguments) {
            if (!Files.exists(argument, LinkOption.NOFOLLOW_LINKS)) {
                throw new Failure(Failure.NOT_TRIED, "There is no file or folder " + argument + ".", null);
            }
        }
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Hands over each manifest once; links below a folder are not followed.
     *
     * @param closed takes a folder that cannot be looked through, and why
     */
    void each(Consumer<Path> manifest, BiConsumer<Path, IOException> closed) {
        for (int i = 0; i < arguments.size(); i++) {
            Path argument = arguments.get(i);
            List<Path> earlier = arguments.subList(0, i);
            if (isCovered(argument, earlier)) {
                continue;
            }
            if (Files.isDirectory(argument)) {
                below(argument, 0, earlier, manifest, closed);
            } else {
                manifest.accept(argument);
            }
        }
    }

    private static boolean isCovered(Path file, List<Path> earlier) {
        Path normal = file.normalize();
        return earlier.stream().anyMatch(other -> normal.startsWith(other.normalize()));
    }

    private static void below(
            Path folder, int depth, List<Path> earlier, Consumer<Path> manifest, BiConsumer<Path, IOException> closed) {
        try {
            if (depth > DEEPEST) {
                throw new FileSystemLoopException(folder.toString());
            }
            for (String name : names(folder)) {
                Path file = folder.resolve(name).normalize();
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    below(file, depth + 1, earlier, manifest, closed);
                } else if ((Formats.isManifest(name) || Formats.isPackage(name)) && !isCovered(file, earlier)) {
                    manifest.accept(file);
                }
            }
        } catch (NotDirectoryException gone) {
            // Something else has taken the folder's place meanwhile; links are not followed.
        } catch (IOException e) {
            closed.accept(folder, e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }
}
