package io.realname.storage;

import java.util.ArrayList;
import java.util.List;

/** What the embedded server is told at start. Being on its command line, it outweighs every file. */
final class ServerSettings {
    /** Connections at most, of all programs together. */
    static final int MAX_CONNECTIONS = 60;

    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=" + MAX_CONNECTIONS,
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            // Our queries are short: compiling them costs more than it saves.
            "jit=off",
            // A plan that was made for a new and empty table goes through the whole of it until its growth is noticed.
            "autovacuum_naptime=5s",
            // What is asked for again and again is in memory: a few rows by an index cost less there than going through
            // a table.
            "random_page_cost=1.1",
            // A killed program's half-done transaction must not keep its locks.
            "client_connection_check_interval=2s",
            // Neither statements nor the values in them belong into a log: they may be a person's.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private ServerSettings() {}

    static List<String> of(int port, boolean durable) {
        String onOrOff = durable ? "on" : "off";
        List<String> settings = new ArrayList<>(ALWAYS);
        settings.add("port=" + port);
        settings.add("fsync=" + onOrOff);
        settings.add("full_page_writes=" + onOrOff);
        settings.add("synchronous_commit=" + onOrOff);
        return settings;
    }
}
