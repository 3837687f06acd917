package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A suffix that the ministry's list does not approve, so that its domains cannot be filed (C F). The list at hand is not complete: a
 * suffix that it does not have is warned about, never refused. Of a name like example.com.cn the top level decides.
 */
final class SuffixNotApproved extends DomainRule {
    private static final Code CODE = new Code("domain.suffix-not-approved", Severity.WARNING, "C F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        Suffixes suffixes = facts.reference().suffixes();
        Suffixes.Status status = suffixes.of(domain.suffix());
        if (status != Suffixes.Status.APPROVED) {
            Finding finding = Finding.of(CODE, domain.pointer())
                    .variant(status.name().toLowerCase(Locale.ROOT))
                    .with("suffix", domain.shownSuffix())
                    .with("date", suffixes.asOf());
            boolean error =
                    status == Suffixes.Status.REFUSED && facts.submission().icpFiling();
            report.accept(error ? finding.as(Severity.ERROR) : finding);
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "example.org"),
                Example.raises(CODE, "company", "/domains/0", "example.dev"),
                Example.raises(CODE, "company", "/domains/0", "example.io", "/icpFiling", true),
                Example.passes(CODE, "company", "/domains/0", "example.org.cn", "/icpFiling", true),
                Example.passes(CODE, "company", "/domains/0", "示例.网址", "/icpFiling", true));
    }
}
