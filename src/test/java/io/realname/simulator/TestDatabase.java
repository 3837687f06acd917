package io.realname.simulator;

import io.realname.storage.DatabaseLogin;
import io.realname.storage.TestPostgres;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Databases of their own for the simulators' tests. */
public final class TestDatabase {
    private TestDatabase() {}

    /** A database that nobody else uses. */
    public static Jdbi fresh() {
        return connect(TestPostgres.freshLogin());
    }

    /** The same database as the role of that name, which is made if it is missing. */
    public static Jdbi role(Jdbi owner, String role) {
        String name = owner.withHandle(handle ->
                handle.select("select current_database()").mapTo(String.class).one());
        return connect(TestPostgres.server().role(role, name));
    }

    private static Jdbi connect(DatabaseLogin login) {
        return Jdbi.create(login.url(), login.user(), login.password()).installPlugin(new PostgresPlugin());
    }
}
