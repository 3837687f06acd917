package io.realname.submission;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One fault, hold or remark about a submission, in the form that is stored: codes and data, no prose. {@link Texts}
 * says it in a language. It may hold personal data (suggestion, details) and is therefore kept encrypted.
 *
 * @param code stable code of the rule catalogue
 * @param field JSON pointer into the manifest; empty for the whole manifest
 * @param variant which of the code's texts fits, or null for its only one
 * @param details values that the texts name
 * @param suggestion the corrected value, where it could be worked out
 * @param until for a hold: when it ends by itself
 * @param waitsFor for a hold: the event that ends it
 * @param domain the punycode name of the one domain it concerns, or null for the whole submission
 */
public record Finding(
        String code,
        Severity severity,
        String field,
        @Nullable String variant,
        Map<String, String> details,
        @Nullable PersonalText suggestion,
        @Nullable Instant until,
        @Nullable String waitsFor,
        @Nullable String domain) {
    /** Takes a copy of the details. */
    public Finding {
        details = Map.copyOf(details);
    }

    /** A finding about {@code field} with nothing but its code. */
    public static Finding of(Code code, String field) {
        return new Finding(code.name(), code.severity(), field, null, Map.of(), null, null, null, null);
    }

    /** The same with another severity than the catalogue's usual one. */
    public Finding as(Severity other) {
        return new Finding(code, other, field, variant, details, suggestion, until, waitsFor, domain);
    }

    /** The same, told by the text variant {@code name}. */
    public Finding variant(String name) {
        return new Finding(code, severity, field, name, details, suggestion, until, waitsFor, domain);
    }

    /** The same with one more value for the texts. */
    public Finding with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(key, value.toString());
        return new Finding(code, severity, field, variant, more, suggestion, until, waitsFor, domain);
    }

    /** The same with the corrected value. */
    public Finding suggest(String corrected) {
        return new Finding(
                code, severity, field, variant, details, new PersonalText(corrected), until, waitsFor, domain);
    }

    /** The same as a hold that ends at {@code instant}. */
    public Finding until(Instant instant) {
        return new Finding(code, severity, field, variant, details, suggestion, instant, waitsFor, domain);
    }

    /** The same as a hold that waits for {@code event}. */
    public Finding waitsFor(String event) {
        return new Finding(code, severity, field, variant, details, suggestion, until, event, domain);
    }

    /** The same, about one domain only. */
    public Finding domain(@Nullable String name) {
        return new Finding(code, severity, field, variant, details, suggestion, until, waitsFor, name);
    }

    /** Only codes and severity: details and suggestion may be personal. */
    @Override
    public String toString() {
        return severity.code() + " " + code + " " + field;
    }
}
