package io.realname.registrar;

import io.realname.submission.Finding;
import java.util.function.Consumer;

/** Whether registrar or registry has taken the domain out of the network, and why, for the remedy depends on that (F I). */
final class HoldCheck implements DomainCheck {
    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        RegistrarDomain known = facts.known();
        if (known.statuses().contains("clienthold")) {
            Finding finding = facts.found(RegistrarCodes.CLIENT_HOLD);
            if (!known.emailVerified()) {
                finding = finding.variant("email");
            } else if (!known.verified()) {
                finding = finding.variant("unverified");
            }
            report.accept(finding);
        }
        if (known.statuses().contains("serverhold")) {
            Finding finding = facts.found(RegistrarCodes.SERVER_HOLD);
            report.accept(known.verified() ? finding.variant("verified") : finding);
        }
    }
}
