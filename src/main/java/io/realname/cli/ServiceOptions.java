package io.realname.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of the commands that talk to the running service. */
final class ServiceOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Data folder of the service (default: ${DEFAULT-VALUE}, in the project's folder).")
    private Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    RunningService service(Main main) {
        return RunningService.of(main.home().resolve(data).normalize());
    }
}
