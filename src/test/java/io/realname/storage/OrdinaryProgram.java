package io.realname.storage;

import java.nio.file.Path;
import java.sql.SQLException;

/** Starts a server in the usual places below a folder, asks it something, stops it. */
final class OrdinaryProgram {
    private OrdinaryProgram() {}

    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(PostgresPlace.under(folder, folder.resolve("keys")))) {
            System.out.println(Sql.value(server.database("realname"), "select 'works'"));
        }
    }
}
