package io.realname.registrar;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that one of the integrator's queries returned. A column that is missing or of another type than agreed is the query's fault
 * and is said, for taken as "not known" it would let expired domains pass and verified addresses fail.
 *
 * @param query name of the file below {@code sql/registrar}
 */
record CanonicalRow(String query, Map<String, ?> columns) {
    @Nullable
    String text(String column) {
        return value(column, String.class);
    }

    /** A text that every row must have. */
    String name(String column) {
        String text = text(column);
        if (text == null) {
            throw new QueryNotAsAgreed(query, column, "text that is never null");
        }
        return text;
    }

    /** A truth value; null is false. */
    boolean flag(String column) {
        return Boolean.TRUE.equals(value(column, Boolean.class));
    }

    /** A truth value; null, which says that it is not known, is true. */
    boolean flagUnlessDenied(String column) {
        return !Boolean.FALSE.equals(value(column, Boolean.class));
    }

    @Nullable
    LocalDate date(String column) {
        Date date = value(column, Date.class);
        return date == null ? null : date.toLocalDate();
    }

    @Nullable
    Instant instant(String column) {
        Timestamp timestamp = value(column, Timestamp.class);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        Object value = columns.get(column);
        if (value == null && columns.containsKey(column)) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw new QueryNotAsAgreed(query, column, type.getSimpleName());
        }
        return type.cast(value);
    }
}
