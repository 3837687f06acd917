package io.realname.cli;

import io.realname.app.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that talk to the running service. */
final class ServiceOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the service: its data folder, or of several nodes nodes/<name> in it "
                    + "(default: as realname.data.dir and realname.node say).")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    RunningService service(Main main) throws IOException {
        return RunningService.of(
                data == null
                        ? Home.of(main.home(), main.settings()).own()
                        : data.toAbsolutePath().normalize());
    }
}
