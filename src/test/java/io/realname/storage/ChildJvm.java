package io.realname.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java program with the tests' class path. */
final class ChildJvm {
    /** @param output what it printed on both channels, stripped */
    record Result(int exitCode, String output) {}

    private ChildJvm() {}

    static Result run(Class<?> main, Path argument) throws IOException, InterruptedException {
        return run(List.of(), System.getProperty("java.class.path"), main, argument);
    }

    /** @param prefix what stands before {@code java} */
    static Result run(List<String> prefix, String classPath, Class<?> main, Path argument)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName(),
                argument.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Result(process.waitFor(), output);
    }
}
