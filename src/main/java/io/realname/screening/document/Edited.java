package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.PicturePrograms;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A picture of the identity document whose metadata name an image editor. Converting is fine, altering is not. */
final class Edited implements Rule {
    private static final Code CODE = new Code("document.edited", Severity.WARNING, "F I P");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PicturePrograms programs = facts.reference().programs();
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            PictureLook look = document.look();
            if (look != null && document.ref().isIdentity()) {
                String field = "/documents/" + i + "/file";
                programs.editorIn(look.traces())
                        .ifPresent(
                                editor -> report.accept(Finding.of(CODE, field).with("editor", editor)));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/traces", List.of("Adobe Photoshop 25.1 (Windows)")),
                Example.raises(CODE, "company", "/files/0/traces", List.of("GIMP 2.10.34")),
                Example.raises(CODE, "company", "/files/0/traces", List.of("美图秀秀")),
                // A telephone's own software, and words that only contain an editor's name:
                Example.passes(CODE, "company", "/files/0/traces", List.of("17.5.1", "MediaTek Camera Application")),
                Example.passes(CODE, "company", "/files/0/traces", List.of("Gimpel scanner")),
                Example.passes(
                        CODE,
                        "company",
                        "/files/0/traces",
                        List.of("GIMP 2.10"),
                        "/documents/0/role",
                        "application-form"));
    }
}
