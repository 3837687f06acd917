package io.realname.registrar;

import io.realname.casefile.CaseDomain;
import io.realname.submission.Action;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.time.LocalDate;

/**
 * All that a check of one domain may look at.
 *
 * @param known the registrar's row of the domain
 * @param today the present date in Shanghai
 */
record DomainFacts(Submission submission, CaseDomain domain, RegistrarDomain known, LocalDate today) {
    /** A finding about this domain. */
    Finding found(Code code) {
        return found(code, domain);
    }

    /** A finding about {@code domain}. */
    static Finding found(Code code, CaseDomain domain) {
        return Finding.of(code, domain.pointer()).domain(domain.ascii());
    }

    /** Whether the domain is to get another holder. */
    boolean isTransfer() {
        return submission.action() == Action.TRANSFER;
    }
}
