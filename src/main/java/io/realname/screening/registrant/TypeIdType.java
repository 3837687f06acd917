package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** An individual with an organisation's document, or the reverse. */
final class TypeIdType implements Rule {
    private static final Code CODE = new Code("registrant.type-id-type", Severity.ERROR, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        HolderType type = facts.profile().type();
        if (type != null && facts.idType() != null && facts.isDocumentOfAnotherHolder()) {
            report.accept(Finding.of(CODE, "/profile/idType")
                    .variant(type.code())
                    .with("idType", facts.idType().code()));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/idType", "YYZZ"),
                Example.raises(CODE, "company", "/profile/idType", "SFZ"),
                Example.passes(CODE, "person"),
                Example.passes(CODE, "hk-company", "/profile/idType", "QT"));
    }
}
