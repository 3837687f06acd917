package io.realname.submission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The language of the answers. In JSON and in rows it is written in lower case. */
public enum Language {
    ZH,
    EN;

    /** The lower-case form used in manifests, rows and answers. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant of that lower-case code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
