package io.realname.casefile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of one domain of a case. */
public enum DomainState {
    PENDING,
    IN_REVIEW,
    VERIFIED,
    REFUSED,
    ICP_WAITING,
    ICP_CONSISTENT,
    ICP_INCONSISTENT,
    ICP_NOT_ELIGIBLE,
    ICP_NONE;

    private static final Set<DomainState> UNANSWERED = EnumSet.of(PENDING, IN_REVIEW);
    private static final Set<DomainState> ENDS =
            EnumSet.of(REFUSED, ICP_CONSISTENT, ICP_INCONSISTENT, ICP_NOT_ELIGIBLE, ICP_NONE);

    /** Whether nothing more is due to happen to the domain in its case. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** Whether its registry has answered. */
    public boolean isAnswered() {
        return !UNANSWERED.contains(this);
    }

    /** Whether a domain may start in this state: its findings may have ended it before anything was asked of anybody. */
    public boolean isStart() {
        return this == PENDING || this == REFUSED || this == ICP_NOT_ELIGIBLE;
    }

    /** Whether a domain in this state may come into {@code next}; a verdict of the ICP authority may be followed by another. */
    public boolean allows(DomainState next) {
        if (next == this) {
            return true;
        }
        return switch (this) {
            case PENDING -> EnumSet.of(IN_REVIEW, REFUSED, ICP_NOT_ELIGIBLE).contains(next);
            case IN_REVIEW -> EnumSet.of(VERIFIED, REFUSED, PENDING).contains(next);
            case REFUSED -> next == PENDING;
            case VERIFIED -> next == ICP_WAITING || next == ICP_NOT_ELIGIBLE;
            case ICP_WAITING, ICP_CONSISTENT, ICP_INCONSISTENT, ICP_NONE ->
                EnumSet.of(ICP_CONSISTENT, ICP_INCONSISTENT, ICP_NONE).contains(next);
            case ICP_NOT_ELIGIBLE -> false;
        };
    }

    /** The form used in rows and answers, such as {@code icp-waiting}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state of that code.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    public static DomainState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no domain state \"" + code + "\"."));
    }
}
