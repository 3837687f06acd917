package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.PicturePrograms;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A picture that was taken of a screen: by its metadata, its name, or dimensions that only telephones have. */
final class Screenshot implements Rule {
    private static final Code CODE = new Code("document.screenshot", Severity.WARNING, "F I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            if (document.facts() != null && document.ref().isIdentity()) {
                String sign = sign(facts.reference().programs(), document, document.facts());
                if (sign != null) {
                    report.accept(Finding.of(CODE, "/documents/" + i + "/file").variant(sign));
                }
            }
        }
    }

    private static @Nullable String sign(PicturePrograms programs, ArrivedDocument document, PictureFacts file) {
        PictureLook look = file.look();
        if (look != null && programs.isCapture(look.traces())) {
            return "metadata";
        }
        String name = document.ref().file();
        if (name != null && programs.isCapture(List.of(name.substring(name.lastIndexOf('/') + 1)))) {
            return "name";
        }
        // Cameras write JPEG, and converted photographs do not happen to have the very size of a telephone's screen.
        return file.format().equals("png") && programs.isScreen(file.width(), file.height()) ? "dimensions" : null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/files/0/traces", List.of("Screenshot")),
                Example.raises(CODE, "company", "/documents/0/file", "a/Screenshot_20260301.jpg"),
                Example.raises(CODE, "company", "/documents/0/file", "微信截图_20260301.jpg"),
                Example.passes(CODE, "company", "/documents/0/file", "screenshots/licence.jpg"),
                Example.raises(
                        CODE, "company", "/files/0/format", "png", "/files/0/width", 1170, "/files/0/height", 2532),
                Example.passes(
                        CODE, "company", "/files/0/format", "png", "/files/0/width", 1171, "/files/0/height", 2532),
                Example.passes(CODE, "company", "/files/0/width", 1170, "/files/0/height", 2532),
                // Cameras and document scanners have this size, too:
                Example.passes(
                        CODE, "company", "/files/0/format", "png", "/files/0/width", 1920, "/files/0/height", 1080));
    }
}
