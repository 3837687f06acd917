package io.realname.storage;

import java.nio.file.Path;

/**
 * Where an embedded server lives.
 *
 * @param programs folder of the unpacked server programs; several servers may share it
 * @param folder folder of this one server: its data, its log, its port
 * @param passwordFile file of the administrator's password, made at first start
 * @param durable true: what is committed survives a power failure; false only for tests, whose data nobody misses
 */
public record PostgresPlace(Path programs, Path folder, Path passwordFile, boolean durable) {
    /** Makes the paths absolute: the server has a working folder of its own. */
    public PostgresPlace {
        programs = programs.toAbsolutePath();
        folder = folder.toAbsolutePath();
        passwordFile = passwordFile.toAbsolutePath();
    }

    /** The usual places: {@code postgresql/} in the data folder, the password with the keys; durable. */
    public static PostgresPlace under(Path dataDir, Path keys) {
        Path postgresql = dataDir.resolve("postgresql");
        return new PostgresPlace(
                postgresql.resolve("programs"),
                postgresql.resolve("server"),
                keys.resolve("postgresql-password"),
                true);
    }

    /** Folder of the database cluster itself (PGDATA). */
    Path cluster() {
        return folder.resolve("cluster");
    }

    /** The server's log. */
    Path log() {
        return folder.resolve("server.log");
    }
}
