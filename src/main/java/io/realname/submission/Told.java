package io.realname.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding said in a language, as the source reads it.
 *
 * @param field JSON pointer into the manifest; empty for the whole manifest
 * @param message what is wrong
 * @param remedy what to do, by whom, and when to submit again
 * @param suggestion the corrected value, or null; personal data
 * @param until for a hold: when it ends by itself, or null
 * @param waitsFor for a hold: the event that ends it, or null
 */
public record Told(
        String code,
        Severity severity,
        String field,
        String message,
        String remedy,
        @Nullable String suggestion,
        @Nullable Instant until,
        @Nullable String waitsFor) {
    /** Only code, severity and field: the rest may be personal. */
    @Override
    public String toString() {
        return severity.code() + " " + code + " " + field;
    }
}
