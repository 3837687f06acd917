package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A picture of the identity document without colour, where the policy wants some. */
final class Greyscale implements Rule {
    private static final Code CODE = new Code("document.greyscale", Severity.ERROR, "F I P");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Policy.Colour asked = facts.policy().image().colour();
        if (asked == Policy.Colour.NOT_ASKED) {
            return;
        }
        double least = facts.reference().limits().documents().colourShare();
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            if (IdentityPicture.isSeen(document)
                    && IdentityPicture.lookAt(document).colourShare() < least) {
                Finding grey = Finding.of(CODE, "/documents/" + i + "/file");
                report.accept(
                        asked == Policy.Colour.REQUIRED
                                ? grey
                                : grey.as(Severity.WARNING).variant("recommended"));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/colourShare", 0.0009),
                Example.passes(CODE, "company", "/files/0/colourShare", 0.001),
                Example.raises(CODE, "company", "/site", "intl", "/files/0/colourShare", 0),
                Example.passes(CODE, "company-2019", "/files/0/colourShare", 0),
                Example.passes(CODE, "company", "/files/0/colourShare", 0, "/documents/0/role", "application-form"),
                Example.passes(CODE, "company", "/files/0/colourShare", 0, "/files/0/unseen", "no-decoder"));
    }
}
