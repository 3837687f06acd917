package io.realname.screening.registrant;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about the registrant: who holds the domains and by which kind of document (rule catalogue, section 2). */
public final class RegistrantRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new TypeIdType(),
            new MainlandPassport(),
            new RegionIdType(),
            new IdTypeNotAccepted(),
            new IdTypeDiscouraged(),
            new SuffixNotEligible(),
            new SpecialOccupation(),
            new PreReformDocument());

    private RegistrantRules() {}
}
