package io.realname.app.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/** The yardstick: a bare loop that reads pictures from plain files, decodes them, and does nothing else with them. */
final class BareDecoding {
    private final int threads;

    /** A loop in this many threads. */
    BareDecoding(int threads) {
        this.threads = threads;
    }

    /** Decodes every JPEG of the folder, and returns how many there were. */
    long decode(Path folder, Stopwatch watch) throws Exception {
        watch.start();
        Queue<Path> pictures = new ConcurrentLinkedQueue<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jpg")) {
            files.forEach(pictures::add);
        }
        int count = pictures.size();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(pool.submit(() -> loop(pictures)));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            pool.shutdown();
        }
        watch.committed();
        return count;
    }

    private static Void loop(Queue<Path> pictures) throws IOException {
        for (Path picture = pictures.poll(); picture != null; picture = pictures.poll()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(picture)));
            if (image == null) {
                throw new IOException(picture + " is no picture.");
            }
        }
        return null;
    }
}
