package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A picture of the identity document whose clearest edges are too wide for its text to be read.
 * Few pixels make wide edges, too; then that is told. */
final class Blurred implements Rule {
    private static final Code CODE = new Code("document.blurred", Severity.WARNING, "F I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        double widest = facts.reference().limits().documents().blurredEdge();
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            if (IdentityPicture.isSeen(document) && !LowResolution.isLow(facts, document)) {
                Double width = IdentityPicture.lookAt(document).edgeWidth();
                if (width != null && width > widest) {
                    report.accept(Finding.of(CODE, "/documents/" + i + "/file"));
                }
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/edgeWidth", 5.1),
                Example.passes(CODE, "company", "/files/0/edgeWidth", 5.0),
                Example.passes(CODE, "company", "/files/0/edgeWidth", null),
                Example.passes(CODE, "company", "/files/0/edgeWidth", 9, "/files/0/height", 599),
                Example.passes(CODE, "company", "/files/0/edgeWidth", 9, "/documents/0/role", "application-form"));
    }
}
