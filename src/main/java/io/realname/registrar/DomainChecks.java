package io.realname.registrar;

import io.realname.casefile.CaseDomain;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Submission;
import io.realname.time.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a domain of a submission against the registrar's row of it (rule catalogue, section 5). Thread-safe. */
public final class DomainChecks {
    private final List<DomainCheck> checks;

    /** Checks that know the registrars' codes of identity documents, and what is soon. */
    public DomainChecks(IdTypes idTypes, Times.Registrar times) {
        checks = List.of(
                new ExpiryCheck(times.expiresSoonDays()),
                new HolderCheck(idTypes),
                new LockCheck(),
                new HoldCheck(),
                new RegistrarApprovalCheck(),
                new SiteCheck(),
                new ProfileOnlyCheck());
    }

    /** All faults of one domain; {@code known} is null if the registrar does not have it. */
    List<Finding> check(Submission submission, CaseDomain domain, @Nullable RegistrarDomain known, LocalDate today) {
        if (known == null) {
            return List.of(DomainFacts.found(RegistrarCodes.UNKNOWN, domain));
        }
        List<Finding> findings = new ArrayList<>();
        DomainFacts facts = new DomainFacts(submission, domain, known, today);
        checks.forEach(check -> check.check(facts, findings::add));
        return findings;
    }
}
