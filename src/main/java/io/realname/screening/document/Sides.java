package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.IdType;
import io.realname.submission.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A kind of document whose picture must show front and back, and of which one side came. Two pictures are joined by the product. */
final class Sides implements Rule {
    private static final Code CODE = new Code("document.sides", Severity.ERROR, "F I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        IdType type = facts.idType();
        if (type == null || type.sides() < 2) {
            return;
        }
        List<String> roles = new ArrayList<>();
        for (DocumentRef document : facts.submission().documents()) {
            if (document.role() == null) {
                return; // Which side it is, the schema asks.
            }
            if (document.isIdentity()) {
                roles.add(document.role());
            }
        }
        boolean front = roles.contains("front");
        boolean back = roles.contains("back");
        if (!roles.isEmpty() && !roles.contains("merged") && !(front && back)) {
            String variant = front ? "back-missing" : back ? "front-missing" : "both-missing";
            report.accept(Finding.of(CODE, "/documents").variant(variant).with("idType", type.code()));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "hk-person", "/profile/idType", "GAJZZ", "/documents/0/role", "front"),
                Example.raises(CODE, "hk-person", "/profile/idType", "GAJZZ", "/documents/0/role", "back"),
                Example.raises(CODE, "hk-person", "/profile/idType", "GAJZZ", "/documents/0/role", "page"),
                Example.passes(CODE, "hk-person", "/profile/idType", "GAJZZ", "/documents/0/role", "merged"),
                Example.passes(
                        CODE,
                        "hk-person",
                        "/profile/idType",
                        "GAJZZ",
                        "/documents/0/role",
                        "front",
                        "/documents/1",
                        Map.of("role", "back", "idType", "GAJZZ", "file", "back.jpg")),
                Example.passes(CODE, "person", "/documents/0/role", "front"),
                Example.passes(CODE, "hk-person", "/profile/idType", "GAJZZ", "/documents/0/role", "application-form"));
    }
}
