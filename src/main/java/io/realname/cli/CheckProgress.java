package io.realname.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a check of many manifests has come, as one line at the bottom of the terminal. Thread-safe. */
final class CheckProgress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int EVERY_MILLIS = 250;
    private static final String WIPE = "\r" + " ".repeat(WIDTH) + "\r";
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter err;
    private final ProgressBar bar;

    CheckProgress(PrintWriter err, long total) {
        this.err = err;
        bar = new ProgressBarBuilder()
                .setTaskName("Checking")
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    /** Whether standard error is a terminal. Where the system does not say, it is if the rest of the console is. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private synchronized void draw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    /** Takes the line away while {@code print} writes to the same terminal; one more manifest is done. */
    synchronized void step(Runnable print) {
        err.print(WIPE);
        err.flush();
        print.run();
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
        draw(WIPE);
    }
}
