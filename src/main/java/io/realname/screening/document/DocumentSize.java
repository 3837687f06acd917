package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;

/** A picture whose file is smaller or larger than the policy's bounds, which are inclusive. */
final class DocumentSize implements Rule {
    private static final Code TOO_SMALL = new Code("document.too-small", Severity.ERROR, "A F P");
    private static final Code TOO_LARGE = new Code("document.too-large", Severity.ERROR, "A F P");

    private static final BigDecimal KIBIBYTE = BigDecimal.valueOf(1024);

    @Override
    public List<Code> codes() {
        return List.of(TOO_SMALL, TOO_LARGE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Policy.Image image = facts.policy().image();
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            PictureFacts file = document.facts();
            if (file == null || (file.format().equals("pdf") && !document.ref().isIdentity())) {
                continue;
            }
            if (file.bytes() < image.minBytes()) {
                // Rounded away from the bound, so that no file is said to have just the size that is allowed.
                Finding small = about(TOO_SMALL, i, kibibytes(file.bytes(), RoundingMode.DOWN), image);
                report.accept(file.bytes() == 0 ? small.variant("empty") : small);
            } else if (file.bytes() > image.maxBytes()) {
                report.accept(about(TOO_LARGE, i, kibibytes(file.bytes(), RoundingMode.UP), image));
            }
        }
    }

    private static Finding about(Code code, int document, String size, Policy.Image image) {
        return Finding.of(code, "/documents/" + document + "/file")
                .with("size", size)
                .with("min", kibibytes(image.minBytes(), RoundingMode.UP))
                .with("max", kibibytes(image.maxBytes(), RoundingMode.DOWN));
    }

    private static String kibibytes(long bytes, RoundingMode rounding) {
        return BigDecimal.valueOf(bytes)
                .divide(KIBIBYTE, 1, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(TOO_SMALL, "company", "/files/0/bytes", 56_319),
                Example.passes(TOO_SMALL, "company", "/files/0/bytes", 56_320),
                Example.raises(TOO_LARGE, "company", "/files/0/bytes", 5_242_881),
                Example.passes(TOO_LARGE, "company", "/files/0/bytes", 5_242_880),
                Example.raises(TOO_LARGE, "company", "/site", "intl", "/files/0/bytes", 1_048_577),
                Example.passes(TOO_LARGE, "company", "/site", "intl", "/files/0/bytes", 1_048_576));
    }
}
