package io.realname.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
        name = "bench",
        description = "Measure how fast this machine is at it.",
        subcommands = {
            BenchIntake.class,
            BenchScreening.class,
            BenchBatch.class,
            BenchRest.class,
            BenchWaiting.class,
            BenchRestart.class
        })
final class Bench implements Runnable {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    /** Figures as JSON, durations as ISO 8601 writes them. */
    static String json(Map<String, Object> figures) throws JsonProcessingException {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .writeValueAsString(figures);
    }

    /** The program that this is a command of. */
    Main main() {
        return main;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what is to be measured: intake, screening, batch, rest, waiting or restart.");
    }
}
