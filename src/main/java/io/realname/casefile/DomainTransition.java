package io.realname.casefile;

import io.realname.submission.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a domain's row, to be written together with its event.
 *
 * @param registry the registry asked, null leaves it as it was
 * @param verifiedAt business instant of the approval, null leaves it as it was
 * @param codes finding codes that explain the change
 */
public record DomainTransition(
        CaseDomain domain,
        DomainState to,
        String actor,
        @Nullable String registry,
        @Nullable Instant verifiedAt,
        List<String> codes) {
    /** Rejects a change that the life of a domain does not have. */
    public DomainTransition {
        if (!domain.state().allows(to)) {
            throw new IllegalStateException("A domain cannot go from "
                    + domain.state().code() + " to " + to.code() + "; this is a defect of the program.");
        }
        codes = List.copyOf(codes);
    }

    /** A change of {@code domain} into {@code to} for these findings. */
    public static DomainTransition of(CaseDomain domain, DomainState to, String actor, List<Finding> reasons) {
        return new DomainTransition(
                domain,
                to,
                actor,
                null,
                null,
                reasons.stream().map(Finding::code).distinct().toList());
    }

    /** The same with the registry that is asked. */
    public DomainTransition registry(String name) {
        return new DomainTransition(domain, to, actor, name, verifiedAt, codes);
    }

    /** The same with the instant of the approval. */
    public DomainTransition verifiedAt(Instant instant) {
        return new DomainTransition(domain, to, actor, registry, instant, codes);
    }
}
