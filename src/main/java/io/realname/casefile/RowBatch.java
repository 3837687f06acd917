package io.realname.casefile;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Many rows for one statement. Each column travels as one array, so the statement's text is always the same and the server plans it
 * once; a batch of JDBC has a text for every number of rows and is planned again each time. For one thread.
 */
final class RowBatch {
    private static final String ROWS = "from :rows";

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    private int size;

    /** Rows with these columns, each given as its name and its type: {@code case_id uuid}. */
    RowBatch(String... declarations) {
        for (String declaration : declarations) {
            int blank = declaration.indexOf(' ');
            types.put(declaration.substring(0, blank), declaration.substring(blank + 1));
            columns.put(declaration.substring(0, blank), new ArrayList<>());
        }
    }

    /** Gives the next row its value of a column; one that is given none has null there. */
    RowBatch bind(String column, @Nullable Object value) {
        List<@Nullable Object> values = columns.get(column);
        if (values == null || values.size() > size) {
            throw new IllegalArgumentException("These rows have no column " + column + ", or have this value twice.");
        }
        values.add(value);
        return this;
    }

    /** Ends the row. */
    void add() {
        size++;
        columns.values().stream().filter(values -> values.size() < size).forEach(values -> values.add(null));
    }

    /** Executes a statement that reads {@code from :rows}, in their order; does nothing if there are none. */
    void execute(Handle handle, String sql) {
        if (size > 0) {
            bound(handle, handle.createUpdate(fromArrays(sql))).execute();
        }
    }

    /** As {@link #execute}, for a statement that returns ids. */
    List<UUID> executeForIds(Handle handle, String sql) {
        return size == 0
                ? List.of()
                : bound(handle, handle.createQuery(fromArrays(sql)))
                        .mapTo(UUID.class)
                        .list();
    }

    private String fromArrays(String sql) {
        String arrays = types.entrySet().stream()
                .map(column -> "cast(:" + column.getKey() + " as " + column.getValue() + "[])")
                .collect(Collectors.joining(", "));
        return sql.replace(ROWS, "from unnest(" + arrays + ") as r (" + String.join(", ", types.keySet()) + ")");
    }

    private <S extends SqlStatement<S>> S bound(Handle handle, S statement) {
        types.forEach((column, type) -> statement.bindBySqlType(column, array(handle, column, type), Types.ARRAY));
        return statement;
    }

    private java.sql.Array array(Handle handle, String column, String type) {
        List<@Nullable Object> values = columns.getOrDefault(column, List.of());
        // Of these two the driver sends the bytes as they are; whatever else there is it writes as text.
        Object[] array = switch (type) {
            case "bytea" -> values.toArray(byte[][]::new);
            case "text" -> values.toArray(String[]::new);
            default -> values.toArray();
        };
        try {
            return handle.getConnection().createArrayOf(type, array);
        } catch (SQLException e) {
            throw new UnableToCreateStatementException(e, null);
        }
    }
}
