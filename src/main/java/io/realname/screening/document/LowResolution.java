package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A picture of the identity document whose shorter edge has too few pixels to be read. */
final class LowResolution implements Rule {
    private static final Code CODE = new Code("document.low-resolution", Severity.WARNING, "I; 600: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        int least = facts.reference().limits().documents().shortEdgePixels();
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            PictureFacts file = document.facts();
            if (file != null && document.ref().isIdentity()) {
                int edge = Math.min(file.width(), file.height());
                if (edge > 0 && edge < least) {
                    report.accept(Finding.of(CODE, "/documents/" + i + "/file")
                            .with("pixels", edge)
                            .with("least", least));
                }
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/height", 599),
                Example.passes(CODE, "company", "/files/0/height", 600),
                Example.raises(CODE, "company", "/files/0/width", 599),
                Example.passes(CODE, "company", "/files/0/width", 0, "/files/0/height", 0),
                Example.passes(CODE, "company", "/files/0/height", 599, "/documents/0/role", "application-form"));
    }
}
