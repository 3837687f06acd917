package io.realname.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./realname run} as a process of its own under settings of its own, without simulators in it. */
final class ServiceProgram {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final String READY = "Realname is ready: ";

    private final ChildProgram program;
    /** How much those before it with the same log had said. */
    private final int before;

    private ServiceProgram(ChildProgram program, int before) {
        this.program = program;
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
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) -> environment.put(Settings.variable(key), value));
        int before = Files.exists(log) ? Files.readString(log).length() : 0;
        List<String> options = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drealname.home=" + home,
                "-Drealname.failpoint=" + failpoint,
                "-cp",
                System.getProperty("java.class.path"));
        return new ServiceProgram(ChildProgram.start(options, List.of("run", "--port", "0"), environment, log), before);
    }

    /** Waits until it says that it is ready. */
    void awaitReady() {
        await().atMost(LONGEST_START).until(() -> {
            if (!isAlive()) {
                throw new AssertionError("The program ended with " + exitStatus() + " and said:\n" + log());
            }
            return log().contains(READY);
        });
    }

    /** Where it is reached, once it is ready. */
    String url() throws IOException {
        String rest = log().substring(log().indexOf(READY) + READY.length());
        return rest.substring(0, rest.indexOf(','));
    }

    /** Kills it as {@code kill -9} does, and returns when it is dead. */
    void kill() throws InterruptedException {
        program.kill();
    }

    /** Sends it a signal, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        program.signal(name);
    }

    /** Tells it to stop (SIGTERM), and returns its exit status; fails if it takes longer than {@code most}. */
    int stop(Duration most) throws IOException, InterruptedException {
        program.signal("TERM");
        if (!program.isDeadWithin(most)) {
            throw new AssertionError("The program did not stop within " + most + ".");
        }
        return exitStatus();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    int exitStatus() {
        return program.exitStatus();
    }

    /** What it has said. */
    String log() throws IOException {
        return program.log().substring(before);
    }
}
