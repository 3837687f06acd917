package io.realname.storage;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The roles and databases of the embedded server, made by its administrator. Whatever exists already stays. */
final class ServerCatalog {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final DatabaseLogin administrator;
    private final RunningServer server;

    ServerCatalog(DatabaseLogin administrator, RunningServer server) {
        this.administrator = administrator;
        this.server = server;
    }

    /** A database that belongs to a role of the same name, which is no administrator; nobody else may enter it. */
    DatabaseLogin database(String name) {
        return asAdministrator(connection -> {
            ensureRole(connection, name);
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "select format('create database %I owner %1$I', ?)", name);
                execute(connection, "select format('revoke all on database %I from public', ?)", name);
            }
            return login(name, name);
        });
    }

    /** A role that may enter {@code database} and do there what that database's owner grants to it. */
    DatabaseLogin role(String name, String database) {
        return asAdministrator(connection -> {
            ensureRole(connection, name);
            execute(connection, "select format('grant connect on database %I to %I', ?, ?)", database, name);
            return login(name, database);
        });
    }

    private void ensureRole(Connection connection, String name) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A role's name is lower-case letters, digits and _: " + name);
        }
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
            execute(connection, "select format('create role %I login password %L', ?, ?)", name, passwordOf(name));
        }
    }

    private DatabaseLogin login(String role, String database) {
        return new DatabaseLogin(server.url(database), role, passwordOf(role));
    }

    /** Derived from the administrator's, so that no further secret has to be kept. */
    private String passwordOf(String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(administrator.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    private DatabaseLogin asAdministrator(Work work) {
        try (Connection connection =
                DriverManager.getConnection(administrator.url(), administrator.user(), administrator.password())) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StorageException(
                    "A role or database cannot be made on the embedded server. Look for the reason in the server's log, which is "
                            + "in the data folder below postgresql/, and start again.",
                    e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** Executes what {@code formatQuery} makes of {@code values}: such commands take no parameters of their own. */
    private static void execute(Connection connection, String formatQuery, String... values) throws SQLException {
        String command;
        try (PreparedStatement format = connection.prepareStatement(formatQuery)) {
            for (int i = 0; i < values.length; i++) {
                format.setString(i + 1, values[i]);
            }
            try (ResultSet result = format.executeQuery()) {
                result.next();
                command = result.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @FunctionalInterface
    private interface Work {
        DatabaseLogin with(Connection connection) throws SQLException;
    }
}
