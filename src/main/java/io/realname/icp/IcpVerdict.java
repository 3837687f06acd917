package io.realname.icp;

import io.realname.casefile.DomainState;
import io.realname.submission.Finding;
import java.util.List;

/**
 * The result of one check.
 *
 * @param state the end of the domain; {@link DomainState#ICP_WAITING} if it is too early to say
 */
record IcpVerdict(DomainState state, List<Finding> findings) {
    /** Whether the domain has its end. */
    boolean isFinal() {
        return state.isEnd();
    }
}
