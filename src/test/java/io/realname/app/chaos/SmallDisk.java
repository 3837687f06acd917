package io.realname.app.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory, mounted at a folder, which can be filled to the last byte. Only root may mount it. */
final class SmallDisk implements AutoCloseable {
    private static final byte[] SOME = new byte[4096];

    private final Path folder;
    private final Path filler;
    private final boolean mounted;

    /** Mounts {@code megabytes} at a folder, which is made; where nobody may mount it stays an ordinary folder. */
    SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.filler = folder.resolve("filler");
        this.mounted =
                run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "chaos", folder.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Whether it can be filled. */
    boolean isMounted() {
        return mounted;
    }

    /** Writes until not one byte more fits. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(SOME);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !run("umount", folder.toString())) {
            throw new IOException(folder + " is still mounted.");
        }
    }
}
