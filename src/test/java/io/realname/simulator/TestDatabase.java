package io.realname.simulator;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Databases of their own for the simulators' tests, on the server that the system properties name. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** An empty database that nobody else uses. */
    public static Jdbi fresh() {
        String name = "simulator_test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        Jdbi server = connect("postgres", System.getProperty("realname.test.database.user"));
        server.useHandle(handle -> handle.execute("create database " + name));
        return connect(name, System.getProperty("realname.test.database.user"));
    }

    /** The same database as the role of that name, which is made if it is missing. */
    public static Jdbi role(Jdbi owner, String role) {
        String name = owner.withHandle(handle -> {
            if (handle.select("select 1 from pg_roles where rolname = ?", role)
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty()) {
                handle.execute("create role " + role + " login");
            }
            return handle.select("select current_database()")
                    .mapTo(String.class)
                    .one();
        });
        return connect(name, role);
    }

    private static Jdbi connect(String database, String user) {
        String server = System.getProperty("realname.test.database.server");
        return Jdbi.create(server + "/" + database, user, "").installPlugin(new PostgresPlugin());
    }
}
