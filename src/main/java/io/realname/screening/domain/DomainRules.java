package io.realname.screening.domain;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about domains that need no registrar data (rule catalogue, section 5). */
public final class DomainRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new DomainSyntax(),
            new DomainDuplicate(),
            new VerificationNotRequired(),
            new TransferWindow(),
            new SuffixNotApproved(),
            new IcpNotEligible(),
            new SensitiveWord(),
            new GovernmentName(),
            new TrademarkOwner(),
            new RestaurantPapers(),
            new EnhancedVerification());

    private DomainRules() {}
}
