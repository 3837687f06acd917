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

/**
 * A suffix whose domains this site need not verify (P: the CNNIC suffixes alone; A: .cn alone). The domain is not sent to review; what
 * the code means for case and domain stands in {@link io.realname.casefile.Judgement}.
 */
final class VerificationNotRequired implements Rule {
    private static final Code CODE = new Code("domain.verification-not-required", Severity.INFO, "P A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            String suffix = domains.get(i).suffix();
            if (suffix != null && !facts.policy().verifies(suffix)) {
                report.accept(Finding.of(CODE, "/domains/" + i)
                        .with("name", domains.get(i).name())
                        .domain(domains.get(i).ascii()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/site", "intl", "/domains/0", "example.com"),
                Example.passes(CODE, "company", "/site", "intl", "/domains/0", "example.com.cn"),
                Example.passes(CODE, "company", "/site", "intl", "/domains/0", "示例.公司"),
                Example.raises(CODE, "company", "/site", "intl", "/received", "2020-12-31", "/domains/0", "示例.公司"),
                Example.passes(CODE, "company", "/domains/0", "example.com"));
    }
}
