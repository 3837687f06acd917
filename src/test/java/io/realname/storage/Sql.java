package io.realname.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Single statements by plain JDBC, a connection each. */
final class Sql {
    private Sql() {}

    static void execute(DatabaseLogin login, String command) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String value(DatabaseLogin login, String query) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    static Connection connect(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
