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
import java.util.Map;
import java.util.function.Consumer;

/** Front and back are the same picture: the same file, the same pixels, or one saved anew. */
final class SameImageTwice implements Rule {
    private static final Code CODE = new Code("document.same-image-twice", Severity.ERROR, "own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        int tolerance = facts.reference().limits().documents().likenessLevels();
        for (int front = 0; front < facts.documents().size(); front++) {
            for (int back = 0; back < facts.documents().size(); back++) {
                ArrivedDocument one = facts.documents().get(front);
                ArrivedDocument other = facts.documents().get(back);
                if ("front".equals(one.ref().role())
                        && "back".equals(other.ref().role())
                        && isSame(one, other, tolerance)) {
                    report.accept(Finding.of(CODE, "/documents/" + back + "/file"));
                }
            }
        }
    }

    private static boolean isSame(ArrivedDocument one, ArrivedDocument other, int tolerance) {
        if (one.sha256() != null && one.sha256().equals(other.sha256())) {
            return true;
        }
        PictureLook look = one.look();
        PictureLook another = other.look();
        return look != null
                && another != null
                && look.isSeen()
                && another.isSeen()
                && Likeness.isWithin(look.likeness(), another.likeness(), tolerance);
    }

    @Override
    public List<Example> examples() {
        Map<String, Object> back = Map.of("role", "back", "idType", "YYZZ", "file", "back.jpg");
        Map<String, Object> same = Map.of("format", "jpeg", "bytes", 200_000, "sha256", "a0");
        String bright = "c0".repeat(128) + "40".repeat(128);
        String nearly = "c2".repeat(128) + "3e".repeat(128);
        String other = "c0".repeat(127) + "3040" + "40".repeat(127);
        return List.of(
                Example.raises(CODE, "company", "/documents/1", back, "/files/1", same),
                Example.raises(
                        CODE,
                        "company",
                        "/files/0/likeness",
                        bright,
                        "/documents/1",
                        back,
                        "/files/1",
                        Map.of("format", "png", "sha256", "b0", "likeness", nearly)),
                Example.passes(
                        CODE,
                        "company",
                        "/files/0/likeness",
                        bright,
                        "/documents/1",
                        back,
                        "/files/1",
                        Map.of("format", "png", "sha256", "b0", "likeness", other)),
                Example.passes(CODE, "company"));
    }
}
