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
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            if (document.ref().isIdentity() && isLow(facts, document)) {
                report.accept(Finding.of(CODE, "/documents/" + i + "/file")
                        .with("pixels", shorterEdge(document))
                        .with("least", facts.reference().limits().documents().shortEdgePixels()));
            }
        }
    }

    /** Whether the dimensions of a document's picture are known and too small. */
    static boolean isLow(Facts facts, ArrivedDocument document) {
        int edge = shorterEdge(document);
        return edge > 0 && edge < facts.reference().limits().documents().shortEdgePixels();
    }

    private static int shorterEdge(ArrivedDocument document) {
        PictureFacts file = document.facts();
        return file == null ? 0 : Math.min(file.width(), file.height());
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
