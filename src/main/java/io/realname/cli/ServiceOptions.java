package io.realname.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that talk to the running service. */
final class ServiceOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the service (default: data in the project's folder).")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    RunningService service(Main main) {
        return RunningService.of(
                data == null
                        ? main.home().resolve("data")
                        : data.toAbsolutePath().normalize());
    }
}
