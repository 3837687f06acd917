package io.realname.app.chaos;

import io.realname.app.ChildProgram;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The product's database on a server of its own, which can be stopped in every way and be started again. */
final class ProductDatabase implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final PostgresPlace place;
    private final DatabaseLogin login;
    private final Jdbi jdbi;
    private EmbeddedPostgres server;

    ProductDatabase(Path folder) {
        place = new PostgresPlace(
                Path.of("target", "postgresql"), folder.resolve("server"), folder.resolve("password"), true);
        server = EmbeddedPostgres.start(place);
        login = server.database("realname");
        jdbi = Jdbi.create(login.url() + "&ApplicationName=chaos", login.user(), login.password())
                .installPlugin(new PostgresPlugin());
    }

    /** The login of the product's role, on the direct way. */
    DatabaseLogin login() {
        return login;
    }

    /** The same database, on the direct way, through connections that are told from the program's by their name. */
    Jdbi jdbi() {
        return jdbi;
    }

    /** The server's port; it keeps it. */
    int port() {
        return Integer.parseInt(login.url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    /** Whether the server answers the program. */
    boolean isUp() {
        return ProcessHandle.of(server.pid()).isPresent();
    }

    /** Stops the server: by {@code INT} connections are cut and data written, by {@code QUIT} nothing is done any more. */
    void stop(String signal) throws Exception {
        long pid = server.pid();
        ChildProgram.signal(signal, pid);
        Awaitility.await().atMost(LONGEST).until(() -> ProcessHandle.of(pid).isEmpty());
    }

    /** Starts the server again, at its port. */
    void start() {
        server = EmbeddedPostgres.start(place);
        if (!server.database("realname").url().equals(login.url())) {
            throw new IllegalStateException("Somebody took the database server's port while it stood still.");
        }
    }

    /** Ends the program's backends that are in the midst of a transaction, and returns how many there were. */
    int endTransactions() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*) from (select pg_terminate_backend(pid) as ended from pg_stat_activity
                            where application_name = 'realname' and xact_start is not null offset 0) as b
                        where ended""").mapTo(Integer.class).one());
    }

    /** When the server was started, as it says itself. */
    String startTime() {
        return one("select pg_postmaster_start_time()::text", String.class);
    }

    /** The value of a query. */
    <T> T one(String query, Class<T> type) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(type).one());
    }

    /** The values of a query of texts. */
    List<String> list(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() {
        if (isUp()) {
            server.close();
        }
    }
}
