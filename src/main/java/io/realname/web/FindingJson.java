package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.submission.Severity;
import io.realname.submission.Told;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding in the form of the public contract, said in a language. The suggestion is whole: who gets it holds the token,
 * or the manifest itself.
 *
 * @param until ISO 8601 in UTC, for a hold that ends by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingJson(
        String code,
        Severity severity,
        String field,
        String message,
        String remedy,
        @Nullable String suggestion,
        @Nullable String until,
        @Nullable String waitsFor) {
    /** The form of {@code told}. */
    public static FindingJson of(Told told) {
        return new FindingJson(
                told.code(),
                told.severity(),
                told.field(),
                told.message(),
                told.remedy(),
                told.suggestion(),
                Objects.toString(told.until(), null),
                told.waitsFor());
    }

    /** Only severity, code and field: the rest may be personal. */
    @Override
    public String toString() {
        return severity.code() + " " + code + " " + field;
    }
}
