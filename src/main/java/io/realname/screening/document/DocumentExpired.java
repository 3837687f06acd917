package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Profile.Validity;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A document whose validity had ended when the submission came. */
final class DocumentExpired implements Rule {
    private static final Code CODE = new Code("document.expired", Severity.ERROR, "F A P");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Validity validity = facts.profile().idValidUntil();
        if (validity != null && validity.until() != null && validity.until().isBefore(facts.receivedOn())) {
            report.accept(Finding.of(CODE, "/profile/idValidUntil").with("date", validity.until()));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/received", "2026-06-02", "/profile/idValidUntil", "2026-06-01"),
                Example.passes(CODE, "company", "/received", "2026-06-01", "/profile/idValidUntil", "2026-06-01"),
                Example.passes(CODE, "company", "/profile/idValidUntil", "long-term"),
                Example.passes(CODE, "company", "/profile/idValidUntil", null));
    }
}
