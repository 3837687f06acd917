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

/** A picture of the identity document that is said to show another kind than the one selected. */
final class TypeMismatch implements Rule {
    private static final Code CODE = new Code("document.type-mismatch", Severity.ERROR, "F A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        String selected = facts.profile().idType();
        for (int i = 0; i < facts.submission().documents().size(); i++) {
            DocumentRef document = facts.submission().documents().get(i);
            if (selected != null
                    && document.isIdentity()
                    && document.idType() != null
                    && !document.idType().equals(selected)) {
                report.accept(Finding.of(CODE, "/documents/" + i + "/idType")
                        .with("ours", document.idType())
                        .with("theirs", selected));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/documents/0/idType", "TYDM"),
                Example.passes(CODE, "company", "/documents/0/idType", "YYZZ"),
                Example.passes(CODE, "company", "/documents/0/idType", null),
                Example.passes(CODE, "company", "/documents/0/role", "enhanced-papers", "/documents/0/idType", "TYDM"));
    }
}
