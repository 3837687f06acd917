package io.realname.casefile;

import java.util.Locale;

/** What the pipeline does next with a case by itself. */
public enum Step {
    /** Look at the pictures of a submission that has just come, and judge it for the first time. */
    INSPECT,
    /** Judge the submission by the rules again, after a hold. */
    SCREEN,
    /** Ask the registrar's database. */
    ENRICH,
    /** Open the review of profile or domains. */
    REVIEW;

    /** The lower-case form used in rows. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step of that code. */
    static Step of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
