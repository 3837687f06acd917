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

/** A name that IDNA 2008 does not allow; it ends this domain alone, which is named as it was submitted. */
final class DomainSyntax implements Rule {
    private static final Code CODE = new Code("domain.syntax", Severity.ERROR, "RFC 5890");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            if (domains.get(i).ascii() == null) {
                report.accept(Finding.of(CODE, "/domains/" + i)
                        .with("name", domains.get(i).name())
                        .domain(domains.get(i).name()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "-shili-.cn"),
                Example.raises(CODE, "company", "/domains/0", "shi_li.cn"),
                Example.passes(CODE, "company", "/domains/0", "示例.cn"),
                Example.passes(CODE, "company", "/domains/0", "xn--fsqv94c.cn"));
    }
}
