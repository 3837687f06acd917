package io.realname.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A PostgreSQL database, from version 15 on, with its pool of connections. Thread-safe; to be closed at the end. */
public final class Database implements AutoCloseable {
    private static final int OLDEST = 150_000;
    private static final long WAIT_FOR_CONNECTION_MS = 10_000;

    private final DatabaseLogin login;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(DatabaseLogin login, HikariDataSource pool) {
        this.login = login;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /**
     * Opens the database and makes sure that it answers.
     *
     * @param maxConnections how many connections the pool may hold
     * @throws StorageException if it does not answer, refuses the role or is older than PostgreSQL 15
     */
    public static Database open(DatabaseLogin login, int maxConnections) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config(login, maxConnections));
        } catch (PoolInitializationException e) {
            throw new StorageException(
                    "The database cannot be used as " + login + ": " + reason(e) + " Check "
                            + "realname.database.url, .user and .password, and that the server runs.",
                    e);
        }
        Database database = new Database(login, pool);
        try {
            requireSupported(database.jdbi.withHandle(handle -> handle.createQuery("show server_version_num")
                    .mapTo(Integer.class)
                    .one()));
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * A database of somebody else's, which may be down now: nothing is asked of it before it is used.
     *
     * @param maxConnections how many connections the pool may hold
     */
    public static Database later(DatabaseLogin login, int maxConnections) {
        HikariConfig config = config(login, maxConnections);
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return new Database(login, new HikariDataSource(config));
    }

    /** Refuses a server whose {@code server_version_num} is too old. */
    static void requireSupported(int version) {
        if (version < OLDEST) {
            throw new StorageException("The database server is PostgreSQL " + version / 10_000 + "; Realname needs "
                    + "PostgreSQL " + OLDEST / 10_000 + " or newer.");
        }
    }

    /**
     * Brings the tables up to date with the Flyway migrations in {@code folder}. Several programs may do so at once, and tables that
     * a newer program has brought further stay as they are.
     *
     * @throws StorageException if there is no such folder, a migration fails or was altered after it ran, or the tables have become such
     *     that a program with these migrations cannot work on them any more
     */
    public void migrate(Path folder) {
        Migrations migrations = new Migrations(folder, login, pool);
        migrations.run();
        migrations.requireRecent(jdbi);
    }

    /** Whether the tables are those of the migrations in {@code folder} or of later ones: none is missing and none was altered. */
    public boolean isUpToDate(Path folder) {
        return new Migrations(folder, login, pool).areRun();
    }

    /** For statements and transactions. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool itself, for what takes plain JDBC. */
    public DataSource dataSource() {
        return pool;
    }

    /** Measures the pool from now on in that registry, unless it is measured in another already. */
    public void measure(MeterRegistry registry) {
        if (pool.getMetricRegistry() == null) {
            pool.setMetricRegistry(registry);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig config(DatabaseLogin login, int maxConnections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(maxConnections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
        config.setConnectionInitSql("set time zone 'UTC'");
        config.addDataSourceProperty("ApplicationName", "realname");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", "10");
        // A network that swallows packets must not hold a thread for ever; no query of ours is silent for so long.
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The server's details quote values of rows, which may be a person's.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    private static String reason(PoolInitializationException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() + (String.valueOf(cause.getMessage()).endsWith(".") ? "" : ".");
    }
}
