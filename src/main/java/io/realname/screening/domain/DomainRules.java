package io.realname.screening.domain;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about domains (rule catalogue, section 5). */
public final class DomainRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(new DomainSyntax(), new DomainDuplicate());

    private DomainRules() {}
}
