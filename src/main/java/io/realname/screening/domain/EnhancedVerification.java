package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Limits;
import io.realname.submission.Action;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Enhanced verification (I): it exists for .cn and .中国 alone, and its papers are due within days of the registry's notice, the last
 * day included. Without the date of the notice nobody can say that they come late.
 */
final class EnhancedVerification extends DomainRule {
    private static final Code PAPERS = new Code("domain.enhanced-papers", Severity.ERROR, "I");
    private static final Code NOT_APPLICABLE = new Code("domain.enhanced-not-applicable", Severity.WARNING, "I");
    private static final String ROLE = "enhanced-papers";

    @Override
    public List<Code> codes() {
        return List.of(PAPERS, NOT_APPLICABLE);
    }

    @Override
    boolean concerns(Facts facts) {
        return facts.submission().action() == Action.ENHANCED;
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        Limits.Domains limits = facts.reference().limits().domains();
        if (!limits.enhancedSuffixes().contains(domain.suffix())) {
            report.accept(Finding.of(NOT_APPLICABLE, domain.pointer()).with("suffix", domain.shownSuffix()));
            return;
        }
        LocalDate notice = facts.submission().enhancedNoticeOn();
        LocalDate last = notice == null ? null : notice.plusDays(limits.enhancedDays());
        if (last != null && facts.receivedOn().isAfter(last)) {
            report.accept(Finding.of(PAPERS, domain.pointer()).variant("late").with("date", last));
        } else if (!Papers.has(facts, ROLE)) {
            Finding finding = Finding.of(PAPERS, domain.pointer());
            report.accept(last == null ? finding : finding.with("date", last));
        }
    }

    @Override
    public List<Example> examples() {
        Map<String, Object> papers = Map.of("role", ROLE, "file", "papers.jpg");
        return List.of(
                Example.raises(PAPERS, "company", "/action", "enhanced"),
                Example.raises(
                        PAPERS,
                        "company",
                        "/action",
                        "enhanced",
                        "/documents/1",
                        papers,
                        "/enhancedNoticeOn",
                        "2026-05-21"),
                Example.passes(
                        PAPERS,
                        "company",
                        "/action",
                        "enhanced",
                        "/documents/1",
                        papers,
                        "/enhancedNoticeOn",
                        "2026-05-22"),
                Example.passes(PAPERS, "company"),
                Example.raises(NOT_APPLICABLE, "company", "/action", "enhanced", "/domains/0", "example.com"),
                Example.passes(NOT_APPLICABLE, "company", "/action", "enhanced", "/domains/0", "示例.中国"));
    }
}
