package io.realname.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Calls of the server's programs, under the identity that may run them. */
final class ServerPrograms {
    private static final String START_SECONDS = "60";
    private static final String STOP_SECONDS = "30";

    private final Path home;
    private final ServerIdentity identity;

    ServerPrograms(Path home, ServerIdentity identity) {
        this.home = home;
        this.identity = identity;
    }

    /** Makes a cluster whose every connection needs a password; nobody is ever trusted. */
    ServerCommand.Result initialise(Path cluster, String administrator, Path passwordFile) {
        return run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + administrator,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts by code point, whatever the machine's locale is and becomes.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
    }

    /** Starts the server and waits until it takes connections. */
    ServerCommand.Result start(PostgresPlace place, List<String> settings) {
        StringBuilder options = new StringBuilder();
        settings.forEach(setting -> options.append("-c ").append(setting).append(' '));
        return run(
                "pg_ctl",
                "--pgdata=" + place.cluster(),
                "--log=" + place.log(),
                "--wait",
                "--timeout=" + START_SECONDS,
                "--options=" + options,
                "start");
    }

    /**
     * Stops the server and waits for its end.
     *
     * @param mode {@code fast}: connections are cut, data written; {@code immediate}: as if the power had failed
     */
    ServerCommand.Result stop(Path cluster, String mode) {
        return run("pg_ctl", "--pgdata=" + cluster, "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS, "stop");
    }

    private ServerCommand.Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>(identity.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return ServerCommand.run(command);
    }
}
