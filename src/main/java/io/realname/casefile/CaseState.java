package io.realname.casefile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of a case and the changes between them that are allowed. */
public enum CaseState {
    RECEIVED,
    SCREENED,
    ENRICHED,
    IN_REVIEW,
    APPROVED,
    CLOSED,
    HELD,
    REJECTED,
    QUARANTINED,
    WITHDRAWN,
    MANUAL;

    private static final Set<CaseState> ENDS = EnumSet.of(CLOSED, REJECTED, QUARANTINED, WITHDRAWN);
    private static final Set<CaseState> REVISABLE = EnumSet.of(REJECTED, QUARANTINED, WITHDRAWN);

    /** Whether the case is over unless its source sends a corrected revision. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Whether the source is told when a case comes into this state: each end, and an operator's turn. */
    public boolean isTold() {
        return isEnd() || this == MANUAL;
    }

    /** Whether other content under the same id is taken as a corrected revision. */
    public boolean isRevisable() {
        return REVISABLE.contains(this);
    }

    /** Whether a case in this state may come into {@code next}; a state may be written again with other findings. */
    public boolean allows(CaseState next) {
        if (next == this) {
            return true;
        }
        return switch (this) {
            case RECEIVED ->
                EnumSet.of(SCREENED, HELD, REJECTED, CLOSED, QUARANTINED, WITHDRAWN)
                        .contains(next);
            case SCREENED ->
                EnumSet.of(ENRICHED, HELD, REJECTED, CLOSED, MANUAL, WITHDRAWN).contains(next);
            case ENRICHED ->
                EnumSet.of(IN_REVIEW, HELD, REJECTED, MANUAL, WITHDRAWN).contains(next);
            case HELD ->
                EnumSet.of(SCREENED, ENRICHED, IN_REVIEW, REJECTED, CLOSED, MANUAL, WITHDRAWN)
                        .contains(next);
            case IN_REVIEW ->
                EnumSet.of(APPROVED, HELD, REJECTED, CLOSED, MANUAL, WITHDRAWN).contains(next);
            case APPROVED -> EnumSet.of(CLOSED, MANUAL, WITHDRAWN).contains(next);
            case MANUAL -> EnumSet.of(SCREENED, IN_REVIEW, REJECTED, WITHDRAWN).contains(next);
            case REJECTED, QUARANTINED, WITHDRAWN -> next == RECEIVED;
            case CLOSED -> false;
        };
    }

    /** The form used in rows and answers, such as {@code in-review}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state of that code.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    public static CaseState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no case state \"" + code + "\"."));
    }
}
