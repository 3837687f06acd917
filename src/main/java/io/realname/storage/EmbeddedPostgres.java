package io.realname.storage;

import io.realname.security.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A PostgreSQL server of our own, in a folder of its own: real, durable, on loopback only, closed by a password from its
 * first moment on. If a killed program left its server running, that one is taken over. One program at a time may use
 * the folder ({@link InstanceLock}). Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final int PASSWORD_BYTES = 32;
    private static final String WRONG_PASSWORD = "28P01";

    private final ServerProcess process;
    private final RunningServer server;
    private final DatabaseLogin administrator;

    private EmbeddedPostgres(ServerProcess process, RunningServer server, DatabaseLogin administrator) {
        this.process = process;
        this.server = server;
        this.administrator = administrator;
    }

    /**
     * Starts the server, or takes over the one that runs on this place already; at the very first start unpacks the
     * programs and sets up the data. Returns when the server takes connections.
     *
     * @throws StorageException with the reason if it cannot be started
     */
    public static EmbeddedPostgres start(PostgresPlace place) {
        Path home = PostgresBinaries.unpackedIn(place.programs());
        try {
            Files.createDirectories(place.folder());
        } catch (IOException e) {
            throw new StorageException(
                    "The folder " + place.folder() + " cannot be made: " + e
                            + ". Let the user of this program write there, or choose another folder.",
                    e);
        }
        return start(place, home, ServerIdentity.choose(home, place.folder()));
    }

    /**
     * The server that runs on this place now, whoever started it; empty if none does. Closing it stops it for all who use it.
     *
     * @throws StorageException if it cannot be told whether one runs
     */
    public static Optional<EmbeddedPostgres> running(PostgresPlace place) {
        if (Files.notExists(place.cluster())) {
            return Optional.empty();
        }
        Path home = PostgresBinaries.unpackedIn(place.programs());
        ServerProcess process =
                new ServerProcess(place, new ServerPrograms(home, ServerIdentity.choose(home, place.folder())));
        return process.running().map(server -> {
            String password = new String(OwnerOnlyFile.read(place.passwordFile()), StandardCharsets.US_ASCII);
            return new EmbeddedPostgres(process, server, server.login(Cluster.ADMINISTRATOR, password));
        });
    }

    /** Stops the server that a killed program left running on this place; does nothing if there is none. */
    public static void stopOrphan(PostgresPlace place) {
        if (Files.exists(place.cluster())) {
            Path home = PostgresBinaries.unpackedIn(place.programs());
            ServerPrograms programs = new ServerPrograms(home, ServerIdentity.choose(home, place.folder()));
            ServerProcess process = new ServerProcess(place, programs);
            if (process.running().isPresent()) {
                process.stop();
            }
        }
    }

    /** As {@link #start(PostgresPlace)} with the programs in {@code home}, under {@code identity}. */
    static EmbeddedPostgres start(PostgresPlace place, Path home, ServerIdentity identity) {
        try {
            String password = new String(
                    OwnerOnlyFile.readOrCreate(place.passwordFile(), EmbeddedPostgres::newPassword),
                    StandardCharsets.US_ASCII);
            identity.own(place.folder());
            ServerPrograms programs = new ServerPrograms(home, identity);
            new Cluster(place, identity, programs).ensure(password);
            return startOrTakeOver(place, new ServerProcess(place, programs), password);
        } catch (IOException e) {
            throw new StorageException(
                    "The embedded PostgreSQL cannot use the folder " + place.folder() + ": " + e
                            + ". Make room, or let the user of this program write there.",
                    e);
        }
    }

    private static EmbeddedPostgres startOrTakeOver(PostgresPlace place, ServerProcess process, String password)
            throws IOException {
        Optional<RunningServer> orphan = process.running();
        if (orphan.isPresent()) {
            DatabaseLogin login = orphan.get().login(Cluster.ADMINISTRATOR, password);
            if (refusal(login).isEmpty()) {
                return new EmbeddedPostgres(process, orphan.get(), login);
            }
            process.stop();
        }
        RunningServer server = process.start();
        DatabaseLogin login = server.login(Cluster.ADMINISTRATOR, password);
        Optional<SQLException> refusal = refusal(login);
        if (refusal.isPresent()) {
            process.stop();
            throw refused(place, refusal.get());
        }
        return new EmbeddedPostgres(process, server, login);
    }

    private static Optional<SQLException> refusal(DatabaseLogin login) {
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            connection.isValid(0);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    private static StorageException refused(PostgresPlace place, SQLException refusal) {
        String server = "The embedded PostgreSQL in " + place.folder();
        return WRONG_PASSWORD.equals(refusal.getSQLState())
                ? new StorageException(
                        server + " does not take the password in " + place.passwordFile()
                                + ". Put back the file that was there when the data were set up.",
                        refusal)
                : new StorageException(
                        server + " runs, but does not let this program in: " + refusal.getMessage()
                                + ". If its configuration was changed, undo that; its log is " + place.log() + ".",
                        refusal);
    }

    /**
     * The database {@code name}, made if missing. It belongs to a role of the same name, which is no administrator.
     *
     * @param name a lower-case letter, then letters, digits, {@code _}
     */
    public DatabaseLogin database(String name) {
        return catalog().database(name);
    }

    /** The role {@code name}, made if missing, which may enter {@code database} and has what its owner grants it. */
    public DatabaseLogin role(String name, String database) {
        return catalog().role(name, database);
    }

    /** The login of the server's first role, who may do everything. */
    DatabaseLogin administrator() {
        return administrator;
    }

    /**
     * Copies the whole cluster, with all its databases, while the server goes on: as it is at the end of the copying. A server that is
     * started on the copy needs this one's password.
     *
     * @param folder where the copy is to lie, not there yet
     * @throws StorageException if it cannot be made; what is in the folder then is of no use
     */
    public void copyTo(Path folder) {
        try (Connection connection =
                DriverManager.getConnection(administrator.url(), administrator.user(), administrator.password())) {
            new ClusterCopy(process.cluster(), folder).make(connection);
        } catch (IOException | SQLException e) {
            throw new StorageException(
                    "The embedded PostgreSQL cannot be copied to " + folder + ": " + e
                            + ". Make room there, delete what has been copied, and try again.",
                    e);
        }
    }

    /**
     * Puts a copy made by {@link #copyTo} into a place where there is no cluster yet.
     *
     * @throws StorageException if there is one, or the copy cannot be read
     */
    public static void putBack(Path copy, PostgresPlace place) {
        Cluster.putBack(copy, place);
    }

    /** The number of the server's first process, the parent of all its others. */
    public long pid() {
        return server.pid();
    }

    /** The server's process. */
    RunningServer server() {
        return server;
    }

    /** Stops the server: connections are cut, all data are written. Does nothing if it is stopped already. */
    @Override
    public void close() {
        process.stop();
    }

    private ServerCatalog catalog() {
        return new ServerCatalog(administrator, server);
    }

    private static byte[] newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }
}
