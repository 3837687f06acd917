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
