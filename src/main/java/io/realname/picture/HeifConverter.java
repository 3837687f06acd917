package io.realname.picture;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets libheif's {@code heif-convert} decode HEIC in a process of its own, with bounds of time, memory and size; its decoder is
 * written in C and not to be trusted with our memory. Thread-safe.
 */
final class HeifConverter {
    private static final String PROGRAM = "heif-convert";
    private static final long LARGEST_RESULT = 64L << 20;
    private static final int LONGEST_COMPLAINT = 4096;
    /** Kilobytes of address space, 512-byte blocks of a file, seconds of processor time. */
    private static final String LIMITS = "ulimit -v 2097152; ulimit -f 131072; ulimit -t %d; exec \"$@\"";

    /** How libheif says that a file is wrong, rather than that it cannot do something. */
    private static final Pattern WRONG_FILE = Pattern.compile("Invalid input|End of data|Decoder plugin generated");

    private final @Nullable Path program;
    private final Path temporary;

    /**
     * A converter.
     *
     * @param program the executable file, or null if there is none
     * @param temporary where files that only their owner can read are made for the time of a conversion
     */
    HeifConverter(@Nullable Path program, Path temporary) {
        this.program = program;
        this.temporary = temporary;
    }

    /** The converter that is found in one of these folders, separated as in {@code PATH}. */
    static HeifConverter find(@Nullable String path) {
        Path program = Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        // What lies in main memory leaves nothing on a disk, whatever instant the program dies at.
        Path memory = Path.of("/dev/shm");
        return new HeifConverter(
                program, Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /**
     * The picture as a JPEG.
     *
     * @throws Unsupported if there is no converter here, or it does not know this kind of HEIC
     * @throws TooCostly if it takes too long
     * @throws IOException if the picture's data are unsound
     */
    byte[] convert(byte[] heic, Deadline deadline) throws IOException {
        if (program == null) {
            throw new Unsupported("HEIC");
        }
        Path folder = Files.createTempDirectory(
                temporary,
                "realname-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Path source = Files.write(folder.resolve("in.heic"), heic);
            run(program, source, folder.resolve("out.jpg"), folder.resolve("complaints"), deadline);
            return result(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooCostly();
        } finally {
            delete(folder);
        }
    }

    private static void run(Path program, Path source, Path target, Path complaints, Deadline deadline)
            throws IOException, InterruptedException {
        String limits = LIMITS.formatted(1 + deadline.rest().toSeconds());
        Process process = new ProcessBuilder(List.of(
                        "sh", "-c", limits, "sh", program.toString(), "-q", "95", source.toString(), target.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(complaints.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(deadline.rest().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooCostly();
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            if (WRONG_FILE.matcher(head(complaints)).find()) {
                throw new IOException("The HEIC cannot be decoded.");
            }
            throw new Unsupported("a HEIC of this kind");
        }
    }

    private static String head(Path complaints) throws IOException {
        try (InputStream in = Files.newInputStream(complaints)) {
            return new String(in.readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8);
        }
    }

    /** A file with several pictures becomes several files, numbered; the first is the one that is shown. */
    private static byte[] result(Path folder) throws IOException {
        for (String name : List.of("out.jpg", "out-1.jpg")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                if (Files.size(file) > LARGEST_RESULT) {
                    throw new TooCostly();
                }
                return Files.readAllBytes(file);
            }
        }
        throw new Unsupported("a HEIC of this kind");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
