package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.submission.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown: to its source as a result, to an operator as a page.
 *
 * @param origin the file in which its present submission came, null if it had none
 * @param dueAt business instant at which something happens next by itself, null if nothing is due
 * @param decidedAt business instant of its end, null while it is open
 * @param failure why the present step keeps failing, null if it does not
 */
public record CaseView(
        UUID id,
        String source,
        @Nullable String submissionId,
        @Nullable Origin origin,
        CaseState state,
        Language language,
        List<CaseDomain> domains,
        List<Finding> findings,
        @Nullable Instant dueAt,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable String failure) {}
