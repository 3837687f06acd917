package io.realname.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which can be killed. */
public final class ChildProgram {
    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    static {
        // A test whose own program is told to end leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    private static final int LAST_LINES = 3;

    private final Process process;
    private final Path log;

    private ChildProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the program.
     *
     * @param options of Java, the class path among them; the folder of another installation, if it is not that of the project
     * @param arguments of the program
     * @param environment settings as variables, beside those that are there
     * @param log where what it says is added
     */
    public static ChildProgram start(
            List<String> options, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        command.add("-Drealname.home=" + Path.of("").toAbsolutePath());
        command.addAll(options);
        command.add("io.realname.cli.Main");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        STARTED.add(process);
        process.onExit().thenRun(() -> STARTED.remove(process));
        return new ChildProgram(process, log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, once it is dead. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Kills it as {@code kill -9} does, and returns when it is dead. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    /** Whether the system has stopped it, and it has not gone on. */
    public boolean standsStill() throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                .contains(") T ");
    }

    /** Sends a process a signal. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("The process " + pid + " did not get the signal " + name + ".");
        }
    }

    /** Waits until it is dead; false if it still lives after that time. */
    public boolean isDeadWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it said last, in one line. */
    public String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** What it and those before it said. */
    public String log() throws IOException {
        return Files.readString(log);
    }
}
