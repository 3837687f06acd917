package io.realname.casefile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The case that holds a submission id when another attempt under it arrives.
 *
 * @param endedBy the step that ended it, null while it is open
 * @param contentDigest keyed digest of its present attempt
 */
record HeldCase(
        UUID id, CaseState state, int version, @Nullable String endedBy, byte[] contentDigest) {
    /**
     * Whether the same content may fare otherwise this time: what the registrar, the reviewer or an operator ended can have been mended
     * outside of the submission; what screening rejected can't.
     */
    boolean mayEndOtherwiseNow() {
        return !AttemptRows.SCREENING.equals(endedBy);
    }
}
