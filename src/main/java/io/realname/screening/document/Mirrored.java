package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A picture of the identity document whose metadata say that it is to be shown mirrored: a selfie camera took it. */
final class Mirrored implements Rule {
    private static final Code CODE = new Code("document.mirrored", Severity.WARNING, "F");

    /** The orientations of EXIF 2.32 that are not turns alone. */
    private static final Set<Integer> MIRRORED = Set.of(2, 4, 5, 7);

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            PictureLook look = document.look();
            if (look != null && document.ref().isIdentity() && MIRRORED.contains(look.orientation())) {
                report.accept(Finding.of(CODE, "/documents/" + i + "/file"));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/orientation", 2),
                Example.raises(CODE, "company", "/files/0/orientation", 7),
                Example.passes(CODE, "company", "/files/0/orientation", 6),
                Example.passes(CODE, "company", "/files/0/orientation", 2, "/documents/0/role", "contact-id"));
    }
}
