package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import java.util.function.Consumer;

/**
 * Whether MIIT has approved the registrar that keeps the domain; else it cannot be filed (C). Not asked on the international site, all of
 * whose registrars are outside the mainland: a filing there is refused by {@code domain.icp-not-eligible} already.
 */
final class RegistrarApprovalCheck implements DomainCheck {
    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        if (facts.known().registrarApproved() || facts.submission().site() == Site.INTL) {
            return;
        }
        Finding finding = facts.found(RegistrarCodes.REGISTRAR);
        report.accept(
                facts.submission().icpFiling() ? finding.as(Severity.ERROR).variant("filing") : finding);
    }
}
