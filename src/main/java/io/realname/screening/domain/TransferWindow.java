package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.submission.Action;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** After a change of holder a domain cannot move to another registrar for a while, unless that was opted out of (F). */
final class TransferWindow extends DomainRule {
    private static final Code CODE = new Code("domain.transfer-window", Severity.WARNING, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    boolean concerns(Facts facts) {
        return facts.submission().action() == Action.TRANSFER
                && facts.submission().transferLock();
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        report.accept(Finding.of(CODE, domain.pointer())
                .with("days", facts.reference().limits().domains().transferWindowDays()));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/action", "transfer"),
                Example.passes(CODE, "company", "/action", "transfer", "/transferLock", false),
                Example.passes(CODE, "company", "/action", "verify"));
    }
}
