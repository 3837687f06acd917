package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Profile.Validity;
import io.realname.submission.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A document whose validity ends soon after the submission came. */
final class ExpiresSoon implements Rule {
    private static final Code CODE = new Code("document.expires-soon", Severity.WARNING, "A; 30: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Validity validity = facts.profile().idValidUntil();
        LocalDate until = validity == null ? null : validity.until();
        LocalDate received = facts.receivedOn();
        int days = facts.reference().limits().documents().expiresSoonDays();
        if (until != null && !until.isBefore(received) && !until.isAfter(received.plusDays(days))) {
            report.accept(Finding.of(CODE, "/profile/idValidUntil").with("date", until));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/received", "2026-06-01", "/profile/idValidUntil", "2026-07-01"),
                Example.passes(CODE, "company", "/received", "2026-06-01", "/profile/idValidUntil", "2026-07-02"),
                Example.raises(CODE, "company", "/received", "2026-06-01", "/profile/idValidUntil", "2026-06-01"),
                // Told as expired:
                Example.passes(CODE, "company", "/received", "2026-06-02", "/profile/idValidUntil", "2026-06-01"),
                Example.passes(CODE, "company", "/profile/idValidUntil", "long-term"));
    }
}
