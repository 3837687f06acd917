package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.Site;
import java.util.function.Consumer;

/**
 * A filing is asked for a domain that was submitted to the China site, but that the registrar keeps on the international one (P A). What
 * names the international site itself is refused by the screening already.
 */
final class SiteCheck implements DomainCheck {
    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        if (facts.submission().icpFiling()
                && facts.submission().site() == Site.CN
                && facts.known().international()) {
            report.accept(facts.found(RegistrarCodes.ICP_NOT_ELIGIBLE).variant("registrar"));
        }
    }
}
