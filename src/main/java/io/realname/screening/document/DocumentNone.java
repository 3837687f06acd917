package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A submission without a picture of the identity document. A document without a role is the schema's matter. */
final class DocumentNone implements Rule {
    private static final Code CODE = new Code("document.none", Severity.ERROR, "F A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (DocumentRef document : facts.submission().documents()) {
            if (document.isIdentity() || document.role() == null) {
                return;
            }
        }
        String variant =
                facts.profile().type() == null ? null : facts.profile().type().code();
        Finding finding = Finding.of(CODE, "/documents");
        report.accept(variant == null ? finding : finding.variant(variant));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/documents/0/role", "application-form"),
                Example.passes(CODE, "company", "/documents/0/role", "page"),
                Example.passes(CODE, "company", "/files/0", null));
    }
}
