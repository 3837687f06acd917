package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a manifest that the schema has already passed; an absent one reads as null. Values that
 * the schema cannot judge (dates, regions) are judged here, and reading them reports what is wrong.
 */
record Fields(JsonNode object, String pointer, List<Finding> findings) {
    private static final Set<String> REGIONS = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final int DATE_LENGTH = "2019-05-06".length();

    boolean has(String name) {
        return object.has(name);
    }

    Fields child(String name) {
        return new Fields(object.path(name), pointer + "/" + name, findings);
    }

    @Nullable
    String text(String name) {
        return object.path(name).textValue();
    }

    @Nullable
    PersonalText personal(String name) {
        String text = text(name);
        return text == null ? null : new PersonalText(text);
    }

    boolean flag(String name, boolean otherwise) {
        return object.path(name).asBoolean(otherwise);
    }

    /** The constant with this code; the schema has already refused codes that no constant has. */
    <E> @Nullable E constant(String name, Function<String, E> constants) {
        String text = text(name);
        return text == null ? null : constants.apply(text);
    }

    /** An ISO 8601 calendar date that exists. */
    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // Reported below, like a date in another notation.
        }
        refuse(name, "YYYY-MM-DD");
        return null;
    }

    /** An ISO 3166-1 alpha-2 code. */
    @Nullable
    String region(String name) {
        String text = text(name);
        if (text == null || REGIONS.contains(text)) {
            return text;
        }
        refuse(name, "ISO 3166-1 alpha-2");
        return null;
    }

    /** Reports that the value is not what belongs there. */
    void refuse(String name, String expected) {
        findings.add(Finding.of(EnvelopeCodes.SCHEMA, pointer + "/" + name)
                .variant("value")
                .with("field", name)
                .with("expected", expected));
    }
}
