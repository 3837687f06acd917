package io.realname.cli;

import io.realname.app.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that work on a data folder themselves. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: realname.data.dir). Its keys are in keys/ in it, "
                    + "unless realname.security.keys names another folder.")
    private @Nullable Path data;

    /** The settings of the installation, with the folder that was named. */
    Settings settings(Main main) throws IOException {
        Settings settings = main.settings();
        return data == null
                ? settings
                : settings.with(
                        Map.of("realname.data.dir", data.toAbsolutePath().toString()));
    }
}
