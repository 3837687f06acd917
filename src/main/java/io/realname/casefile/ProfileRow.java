package io.realname.casefile;

import java.util.UUID;

/** A registrant profile as its row stands. */
public record ProfileRow(UUID id, State state) {
    /** How far the review of a profile has come. */
    public enum State {
        IN_REVIEW,
        VERIFIED,
        REFUSED,
        MANUAL;

        /** The form used in rows. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
