package io.realname.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./realname run} as a process of its own under settings of its own, without simulators in it. */
final class ServiceProgram {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    /** How much those before it with the same log had said. */
    private final int before;

    private ServiceProgram(Process process, Path log, int before) {
        this.process = process;
        this.log = log;
        this.before = before;
    }

    /** Starts the program of this project. */
    static ServiceProgram start(Map<String, String> settings, Path log, String failpoint) throws IOException {
        return start(HOME, settings, log, failpoint);
    }

    /**
     * Starts the program.
     *
     * @param home folder with {@code config}, {@code routes} and {@code sql}
     * @param settings by key
     * @param log what it says is added to this file
     * @param failpoint where it is to halt; empty for nowhere
     */
    static ServiceProgram start(Path home, Map<String, String> settings, Path log, String failpoint)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Drealname.home=" + home,
                "-Drealname.failpoint=" + failpoint,
                "-cp",
                System.getProperty("java.class.path"),
                "io.realname.cli.Main",
                "run",
                "--port",
                "0"));
        settings.forEach((key, value) -> builder.environment().put(Settings.variable(key), value));
        int before = Files.exists(log) ? Files.readString(log).length() : 0;
        return new ServiceProgram(
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log,
                before);
    }

    /** Waits until it says that it is ready. */
    void awaitReady() {
        await().atMost(LONGEST_START).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The program ended with " + process.exitValue() + " and said:\n" + log());
            }
            return log().contains("Realname is ready");
        });
    }

    /** Kills it as {@code kill -9} does, and returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to stop (SIGTERM), and returns its exit status; fails if it takes longer than {@code most}. */
    int stop(Duration most) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The program did not stop within " + most + ".");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitStatus() {
        return process.exitValue();
    }

    /** What it has said. */
    String log() throws IOException {
        return Files.readString(log).substring(before);
    }
}
