package io.realname.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Starts and stops the server of one place. */
final class ServerProcess {
    private static final int ATTEMPTS = 3;
    private static final int LOG_CHARACTERS = 600;

    private final PostgresPlace place;
    private final ServerPrograms programs;

    ServerProcess(PostgresPlace place, ServerPrograms programs) {
        this.place = place;
        this.programs = programs;
    }

    /** The folder of its cluster. */
    Path cluster() {
        return place.cluster();
    }

    /** The server that is at work on this place's cluster. */
    Optional<RunningServer> running() {
        return RunningServer.on(place.cluster());
    }

    /** Starts it and waits until it takes connections. */
    RunningServer start() throws IOException {
        ServerPort port = new ServerPort(place.folder());
        keepOldLog();
        for (int attempt = 1; ; attempt++) {
            int chosen = port.choose();
            if (programs.start(place, ServerSettings.of(chosen, place.durable()))
                    .succeeded()) {
                port.remember(chosen);
                return running()
                        .orElseThrow(() -> new StorageException("The embedded PostgreSQL in " + place.folder()
                                + " started and ended at once. Its log is " + place.log() + "."));
            }
            // Only one thing may go better next time: that somebody took the port between our look and the server's.
            if (attempt == ATTEMPTS || ServerPort.isFree(chosen)) {
                throw new StorageException("The embedded PostgreSQL in " + place.folder() + " does not start. Its log "
                        + place.log() + " ends with: " + endOfLog());
            }
        }
    }

    /** Stops it, gently if that is possible; does nothing if it is not running. */
    void stop() {
        if (running().isEmpty() || programs.stop(place.cluster(), "fast").succeeded()) {
            return;
        }
        ServerCommand.Result result = programs.stop(place.cluster(), "immediate");
        if (!result.succeeded() && running().isPresent()) {
            throw new StorageException(
                    "The embedded PostgreSQL in " + place.folder() + " does not stop: " + result.output());
        }
    }

    private void keepOldLog() throws IOException {
        if (Files.exists(place.log())) {
            Files.move(place.log(), place.log().resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String endOfLog() throws IOException {
        if (Files.notExists(place.log())) {
            return "(no log)";
        }
        String log = Files.readString(place.log(), StandardCharsets.ISO_8859_1);
        return log.substring(Math.max(0, log.length() - LOG_CHARACTERS)).strip();
    }
}
