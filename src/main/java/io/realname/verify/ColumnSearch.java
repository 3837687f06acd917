package io.realname.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for numbers in every column of every table that can hold a text, those of bytes included. */
final class ColumnSearch {
    /** Whatever was not encrypted shows before this many bytes; a raw mail has millions. */
    private static final int BYTES = 1 << 18;

    private static final int ROWS_WITH_BYTES_AT_HAND = 50;
    /** Decrypting it has shown that it is not in clear. */
    private static final String DECRYPTED = "submissions.submission_enc";
    /** By which a row is named, the best first: all of them are ids of ours. */
    private static final List<String> NAMES = List.of("case_id", "id", "attempt", "mail", "review_id");

    private static final String COLUMNS = """
            select c.table_name, c.column_name, c.data_type from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where table_schema = current_schema() and t.table_type = 'BASE TABLE'
            order by c.table_name, c.ordinal_position""";

    private final Snapshot snapshot;
    private final NumberScan scan;
    private final Ledger ledger;

    ColumnSearch(Snapshot snapshot, NumberScan scan, Ledger ledger) {
        this.snapshot = snapshot;
        this.scan = scan;
        this.ledger = ledger;
    }

    void run() {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        snapshot.query(COLUMNS)
                .map((rs, context) -> tables.computeIfAbsent(rs.getString(1), table -> new LinkedHashMap<>())
                        .put(rs.getString(2), rs.getString(3)))
                .list();
        if (tables.isEmpty()) {
            ledger.problem(
                    "database",
                    "No table was found in which a number could stand.",
                    "Look at the search path of the role that Realname uses: its tables are in another schema.");
        }
        tables.forEach(this::search);
    }

    private void search(String table, Map<String, String> types) {
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        boolean bytes = false;
        for (Map.Entry<String, String> column : types.entrySet()) {
            String quoted = '"' + column.getKey() + '"';
            if (column.getValue().equals("bytea") && !DECRYPTED.equals(table + "." + column.getKey())) {
                selected.add("substring(" + quoted + " from 1 for " + BYTES + ")");
                columns.add(column.getKey());
                bytes = true;
            } else if (isText(column.getValue())) {
                selected.add("convert_to(" + quoted + "::text, 'UTF8')");
                columns.add(column.getKey());
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        String name = NAMES.stream().filter(types::containsKey).findFirst().orElse(null);
        String sql = "select " + (name == null ? "null" : '"' + name + "\"::text") + ", " + String.join(", ", selected)
                + " from \"" + table + '"';
        snapshot.handle()
                .createQuery(sql)
                .setFetchSize(bytes ? ROWS_WITH_BYTES_AT_HAND : 10 * ROWS_WITH_BYTES_AT_HAND)
                .map((rs, context) -> row(rs, table, name, columns))
                .forEach(ledger::examined);
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.startsWith("character") || type.startsWith("json") || type.equals("ARRAY");
    }

    private int row(ResultSet rs, String table, @Nullable String name, List<String> columns) throws SQLException {
        TreeSet<String> clear = new TreeSet<>();
        for (int i = 0; i < columns.size(); i++) {
            byte[] value = rs.getBytes(i + 2);
            if (value != null && scan.finds(new String(value, StandardCharsets.UTF_8))) {
                clear.add(table + "." + columns.get(i));
            }
        }
        if (!clear.isEmpty()) {
            String row = rs.getString(1);
            ledger.problem(
                    clear.stream().collect(Collectors.joining(", "))
                            + (row == null || name == null ? "" : ", " + label(table, name) + " " + row),
                    "An ID number stands here in clear.",
                    "Find out how it came there (a source may have used it as a submission id or domain), then remove it there and in the "
                            + "backups; if the program wrote it by itself, report it.");
        }
        return 1;
    }

    private static String label(String table, String column) {
        return table.equals("cases") ? "case" : column.replace("_id", "");
    }
}
