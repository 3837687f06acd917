package io.realname.intake;

import java.util.Locale;

/** A way in. A source has all of them unless its settings say which. */
public enum Way {
    /** Its folder below the inbox. */
    FOLDER,
    /** The mailbox, from the addresses that the source lists. */
    MAIL,
    /** The API. */
    REST;

    /** The lower-case form used in settings and texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant of that lower-case code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Way of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
