package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureEffort;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file whose structure is unsound or whose pixels cannot be decoded. A content of unknown format, and an empty file, are told by other codes. */
final class DocumentCorrupt implements Rule {
    private static final Code CODE = new Code("document.corrupt", Severity.ERROR, "F; 100 megapixels: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PictureEffort effort = facts.reference().limits().pictures();
        for (int i = 0; i < facts.documents().size(); i++) {
            PictureFacts file = facts.documents().get(i).facts();
            if (file == null || file.bytes() == 0 || file.format().equals("unknown")) {
                continue;
            }
            Finding corrupt = Finding.of(CODE, "/documents/" + i + "/file");
            String fault = fault(file);
            if (effort.isBeyond(file.width(), file.height())) {
                report.accept(corrupt.variant("too-many-pixels").with("megapixels", effort.megapixels()));
            } else if (fault != null) {
                report.accept(corrupt.variant(fault).with("fault", fault));
            }
        }
    }

    /** What the structure tells comes first, for it is the cause of what the decoder tells. */
    private static @Nullable String fault(PictureFacts file) {
        PictureLook look = file.look();
        return file.fault() == null && look != null ? look.fault() : file.fault();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/fault", "truncated"),
                Example.raises(CODE, "company", "/files/0/width", 10_000, "/files/0/height", 10_001),
                Example.passes(CODE, "company", "/files/0/width", 10_000, "/files/0/height", 10_000),
                Example.raises(CODE, "company", "/files/0/undecodable", "undecodable"),
                Example.passes(CODE, "company", "/files/0/fault", "header", "/files/0/format", "unknown"));
    }
}
