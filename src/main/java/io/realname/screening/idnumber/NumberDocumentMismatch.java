package io.realname.screening.idnumber;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A number other than the one that stands on the document, where the source told it. */
final class NumberDocumentMismatch implements Rule {
    private static final Code CODE = new Code("id-number.document-mismatch", Severity.ERROR, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        if (facts.number() == null) {
            return;
        }
        String number = facts.number().value();
        String entered = comparable(number);
        for (DocumentRef document : facts.submission().documents()) {
            PersonalText printed = document.printedNumber();
            if (document.isIdentity() && printed != null && !Spaces.isBlank(printed.value())) {
                String other = comparable(CleanNumber.of(printed.value(), facts.format(), facts.today())
                        .value());
                if (!other.isEmpty() && !other.equals(entered) && !isMendedTo(other, number, facts)) {
                    report.accept(Finding.of(CODE, "/profile/idNumber"));
                    return;
                }
            }
        }
    }

    /**
     * The number for comparing: its letters (those of Chinese among them) and digits alone, in upper case. Documents bear hyphens, full
     * stops and full-width brackets that an entered number cannot have, or need not.
     */
    private static String comparable(String number) {
        StringBuilder kept = new StringBuilder(number.length());
        Normalizer.normalize(number, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** Another finding already suggests the printed number. */
    private static boolean isMendedTo(String printed, String number, Facts facts) {
        for (Flaw flaw : facts.format().check(number, facts.today())) {
            if (flaw.suggestion() != null && printed.equals(comparable(flaw.suggestion()))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/documents/0/printedNumber", "91330100MA0000015W"),
                Example.passes(CODE, "company", "/documents/0/printedNumber", "91330100MA00000072"),
                Example.passes(CODE, "company", "/documents/0/printedNumber", "91330100MA00000072（1-1）"),
                Example.passes(CODE, "company", "/documents/0/printedNumber", ""));
    }
}
