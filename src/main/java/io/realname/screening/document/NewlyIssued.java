package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.time.BusinessCalendar.DueDate;
import io.realname.time.Shanghai;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A document issued so recently that the authority may not know it yet: the case waits, then goes on by itself. */
final class NewlyIssued implements Rule {
    private static final Code CODE = new Code("document.newly-issued", Severity.HOLD, "A F P");
    /** Keeps a mistyped year within what a calendar can reckon. */
    private static final LocalDate LATEST = LocalDate.of(9000, 1, 1);

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        LocalDate issuedOn = facts.profile().idIssuedOn();
        Policy.NewlyIssued policy = facts.policy().newlyIssued();
        if (issuedOn == null) {
            return;
        }
        LocalDate issued = issuedOn.isAfter(LATEST) ? LATEST : issuedOn;
        DueDate end = holdEnd(facts, issued);
        if (facts.today().isBefore(end.date())) {
            Finding hold = Finding.of(CODE, "/profile/idIssuedOn")
                    .until(Shanghai.startOf(end.date()))
                    .with("date", end.date());
            if (issuedOn.isAfter(facts.today())) {
                hold = hold.variant("in-the-future");
            } else if (end.provisional()) {
                hold = hold.variant("provisional");
            }
            report.accept(hold);
        } else if (facts.today().isBefore(issued.plusDays(policy.warningDays()))) {
            report.accept(Finding.of(CODE, "/profile/idIssuedOn")
                    .as(Severity.WARNING)
                    .variant("warning")
                    .with("date", issued.plusDays(policy.warningDays())));
        }
    }

    /** The first day on which the document counts as known. */
    private static DueDate holdEnd(Facts facts, LocalDate issued) {
        Policy.NewlyIssued policy = facts.policy().newlyIssued();
        DueDate end = new DueDate(issued.plusDays(policy.holdDays()), false);
        if (policy.licenceBusinessDays() > 0 && "YYZZ".equals(facts.profile().idType())) {
            DueDate business = facts.reference().calendar().plusBusinessDays(issued, policy.licenceBusinessDays());
            return business.date().isAfter(end.date()) ? business : end;
        }
        return end;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/today", "2026-06-07", "/profile/idIssuedOn", "2026-06-01"),
                Example.raises(CODE, "company", "/today", "2026-06-10", "/profile/idIssuedOn", "2026-06-01"),
                Example.passes(CODE, "company", "/today", "2026-06-11", "/profile/idIssuedOn", "2026-06-01"),
                Example.passes(CODE, "company", "/profile/idIssuedOn", null));
    }
}
