package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A picture at whose pixels nobody can look here: only its structure and dimensions are known. */
final class NotInspected implements Rule {
    private static final Code CODE = new Code("document.not-inspected", Severity.INFO, "own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            PictureLook look = facts.documents().get(i).look();
            if (look != null && look.unseen() != null) {
                report.accept(Finding.of(CODE, "/documents/" + i + "/file").variant(look.unseen()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/unseen", PictureLook.NO_DECODER, "/files/0/format", "heic"),
                Example.raises(CODE, "company", "/files/0/unseen", PictureLook.TOO_COSTLY),
                Example.passes(CODE, "company", "/documents/0/file", "licence.heic", "/files/0/format", "heic"));
    }
}
