package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** An ICP filing is asked for on a site whose registrars are outside the mainland: none of its domains can have one (P A). */
final class IcpNotEligible implements Rule {
    private static final Code CODE = new Code("domain.icp-not-eligible", Severity.ERROR, "P A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        if (facts.policy().icpFiling() || !facts.submission().icpFiling()) {
            return;
        }
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            if (domains.get(i).ascii() != null) {
                report.accept(
                        Finding.of(CODE, "/domains/" + i).domain(domains.get(i).ascii()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/site", "intl", "/icpFiling", true),
                Example.passes(CODE, "company", "/site", "intl"),
                Example.passes(CODE, "company", "/icpFiling", true));
    }
}
