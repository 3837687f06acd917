package io.realname.web;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a request; an empty value counts as absent, one that makes no sense is refused. */
final class Query {
    private static final Pattern CASE_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final MultiMap values;

    Query(MultiMap values) {
        this.values = values;
    }

    /**
     * The value read by {@code reader}, null if absent.
     *
     * @throws Problem if {@code reader} throws IllegalArgumentException
     */
    <T> @Nullable T read(String name, String expected, Function<String, @Nullable T> reader) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            T read = reader.apply(value);
            if (read != null) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without quoting the value.
        }
        throw new Problem(400, "The value of \"" + name + "\" must be " + expected + ".");
    }

    /** A whole number from 1 to {@code most}. */
    int count(String name, int most, int absent) {
        Integer count = read(name, "a whole number from 1 to " + most, text -> {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= most ? number : null;
        });
        return count == null ? absent : count;
    }

    /** The id of a case in its only form, or null if the text is none. */
    static @Nullable UUID caseId(String text) {
        return CASE_ID.matcher(text).matches() ? UUID.fromString(text.toLowerCase(Locale.ROOT)) : null;
    }
}
