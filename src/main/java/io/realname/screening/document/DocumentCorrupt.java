package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A file whose structure is unsound. A content of unknown format, and an empty file, are told by other codes. */
final class DocumentCorrupt implements Rule {
    private static final Code CODE = new Code("document.corrupt", Severity.ERROR, "F; 100 megapixels: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            PictureFacts file = facts.documents().get(i).facts();
            if (file != null
                    && file.fault() != null
                    && file.bytes() > 0
                    && !file.format().equals("unknown")) {
                report.accept(Finding.of(CODE, "/documents/" + i + "/file")
                        .variant(file.fault())
                        .with("fault", file.fault()));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/fault", "truncated"),
                Example.raises(CODE, "company", "/files/0/fault", "too-many-pixels"),
                Example.passes(CODE, "company"),
                Example.passes(CODE, "company", "/files/0/fault", "header", "/files/0/format", "unknown"));
    }
}
