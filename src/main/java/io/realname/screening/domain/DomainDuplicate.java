package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One domain given twice, in whichever notation: the second is dropped, for two reviews of one domain would void each other. */
final class DomainDuplicate implements Rule {
    private static final Code CODE = new Code("domain.duplicate", Severity.WARNING, "own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Map<String, String> first = new HashMap<>();
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            DomainEntry domain = domains.get(i);
            String before = domain.ascii() == null ? null : first.putIfAbsent(domain.ascii(), domain.name());
            if (before != null) {
                report.accept(Finding.of(CODE, "/domains/" + i)
                        .with("name", domain.name())
                        .with("first", before)
                        .domain(domain.ascii()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "示例.cn", "/domains/1", "xn--fsq092h.cn"),
                Example.passes(CODE, "company", "/domains/0", "示例.cn", "/domains/1", "示例.com"));
    }
}
