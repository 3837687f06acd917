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
        connect("postgres").useHandle(handle -> handle.execute("create database " + name));
        return connect(name);
    }

    /** The same database as somebody else. */
    public static Jdbi as(Jdbi owner, String role, String password) {
        String name = owner.withHandle(handle ->
                handle.select("select current_database()").mapTo(String.class).one());
        return Jdbi.create(System.getProperty("realname.test.database.server") + "/" + name, role, password);
    }

    private static Jdbi connect(String database) {
        String server = System.getProperty("realname.test.database.server");
        return Jdbi.create(server + "/" + database, System.getProperty("realname.test.database.user"), "")
                .installPlugin(new PostgresPlugin());
    }
}
