package io.realname.app;

import io.realname.casefile.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, which can be killed. */
final class ChildProgram {
    private final Process process;
    private final Path log;

    private ChildProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts {@code run --simulate} on a data folder.
     *
     * @param failpoint where it is to halt (see {@link Failpoint}); empty for nowhere
     * @param daySeconds real seconds of a business day
     */
    static ChildProgram start(Path data, Path log, String failpoint, double daySeconds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Drealname.home=" + Path.of("").toAbsolutePath(),
                "-Drealname.failpoint=" + failpoint,
                "-cp",
                System.getProperty("java.class.path"),
                "io.realname.cli.Main",
                "run",
                "--simulate",
                "--data",
                data.toString(),
                "--port",
                "0"));
        builder.environment()
                .putAll(Map.of(
                        "REALNAME_CLOCK_DAY_SECONDS",
                        Double.toString(daySeconds),
                        "REALNAME_INTAKE_GRACE_SECONDS",
                        "1"));
        return new ChildProgram(
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, once it is dead. */
    int exitStatus() {
        return process.exitValue();
    }

    /** Kills it as {@code kill -9} does, and returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it and those before it said. */
    String log() throws IOException {
        return Files.readString(log);
    }
}
