package io.realname.submission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The site through which the domain was registered; it selects the policy. In JSON and in rows it is written in lower case. */
public enum Site {
    CN,
    INTL;

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
    public static Site of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
