package io.realname.storage;

import io.realname.security.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server in each test JVM, started at first use and gone at its end, and in it as many
 * databases as are asked for. Each is a copy of a template to which the project's migrations were applied once. A
 * server that a killed run left behind is removed by the next one. Thread-safe.
 */
public final class TestPostgres {
    private static final Path RUNS = Path.of("target", "test-postgres");
    private static final Path LOCK = Path.of("target", "test-postgres.lock");
    private static final Path MIGRATIONS = Path.of("sql", "migrations");
    private static final int CONNECTIONS = 8;
    private static final AtomicInteger LAST = new AtomicInteger();

    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();
        static final DatabaseLogin TEMPLATE = migratedTemplate();
    }

    private TestPostgres() {}

    /** A database of its own with the project's tables, empty. To be closed by who asked for it. */
    public static Database freshDatabase() {
        return Database.open(freshLogin(), CONNECTIONS);
    }

    /** The login of such a database, for what opens its connections itself. */
    public static DatabaseLogin freshLogin() {
        return copyOf("realname_template", Shared.TEMPLATE);
    }

    /** A database of its own without any table, for the registrar's and the simulators' schemas. */
    public static Database emptyDatabase() {
        return Database.open(copyOf("template1", Shared.TEMPLATE), CONNECTIONS);
    }

    /** The server itself, for further roles. */
    public static EmbeddedPostgres server() {
        return Shared.SERVER;
    }

    private static DatabaseLogin copyOf(String template, DatabaseLogin owner) {
        String name = "test_" + LAST.incrementAndGet();
        DatabaseLogin administrator = server().administrator();
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.user(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " owner " + owner.user()
                    + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("No database for this test.", e);
        }
        return new DatabaseLogin(server().server().url(name), owner.user(), owner.password());
    }

    private static DatabaseLogin migratedTemplate() {
        DatabaseLogin login = server().database("realname_template");
        if (Files.isDirectory(MIGRATIONS)) {
            try (Database template = Database.open(login, 2)) {
                template.migrate(MIGRATIONS);
            }
        }
        return login;
    }

    private static EmbeddedPostgres start() {
        try {
            Files.createDirectories(RUNS);
            removeDeadRunsAlone();
            Path run = RUNS.resolve(Long.toString(ProcessHandle.current().pid()));
            EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(run));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, run)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(EmbeddedPostgres server, Path run) {
        try {
            server.close();
            FileTree.delete(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several programs of tests start at once, and would take each other's files away. */
    private static void removeDeadRunsAlone() throws IOException {
        try (FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            removeDeadRuns();
        }
    }

    private static void removeDeadRuns() throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(RUNS)) {
            for (Path run : runs) {
                long pid = Long.parseLong(run.getFileName().toString());
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    stopOrphan(TestPlace.in(run));
                    FileTree.delete(run);
                }
            }
        }
    }

    private static void stopOrphan(PostgresPlace place) {
        if (RunningServer.on(place.cluster()).isPresent()) {
            EmbeddedPostgres.start(place).close();
        }
    }
}
