package io.realname.screening.idnumber;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A number that is written the wrong way; further rules judge its cleaned form. */
final class NumberNotation implements Rule {
    private static final String FIELD = "/profile/idNumber";
    private static final Code FULL_WIDTH = new Code("id-number.full-width", Severity.ERROR, "A");
    private static final Code WHITESPACE = new Code("id-number.whitespace", Severity.ERROR, "F");
    private static final Code COPY_SUFFIX = new Code("id-number.copy-suffix", Severity.ERROR, "A F");

    @Override
    public List<Code> codes() {
        return List.of(FULL_WIDTH, WHITESPACE, COPY_SUFFIX);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        CleanNumber number = facts.number();
        if (number == null) {
            return;
        }
        if (number.fullWidth()) {
            report.accept(Finding.of(FULL_WIDTH, FIELD).suggest(mended(facts, number.value())));
        }
        if (number.space()) {
            report.accept(Finding.of(WHITESPACE, FIELD).suggest(mended(facts, number.value())));
        }
        if (number.copyNumber()) {
            report.accept(Finding.of(COPY_SUFFIX, FIELD).suggest(mended(facts, number.value())));
        }
    }

    /** The cleaned number, with what its format knows to mend besides. */
    private static String mended(Facts facts, String cleaned) {
        for (Flaw flaw : facts.format().check(cleaned, facts.today())) {
            if (flaw.suggestion() != null) {
                return flaw.suggestion();
            }
        }
        return cleaned;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(FULL_WIDTH, "company", FIELD, "９1330100MA00000072"),
                Example.passes(FULL_WIDTH, "company"),
                Example.raises(WHITESPACE, "company", FIELD, "91330100 MA00000072"),
                Example.raises(WHITESPACE, "company", FIELD, "91330100MA00000072\u00A0"),
                Example.raises(WHITESPACE, "hk-company", FIELD, "BR  1234"),
                Example.passes(WHITESPACE, "hk-company", FIELD, "BR 1234"),
                Example.raises(COPY_SUFFIX, "company", FIELD, "91330100MA00000072(1-1)"),
                Example.raises(COPY_SUFFIX, "company", FIELD, "91330100MA00000072（1-10）"),
                Example.raises(COPY_SUFFIX, "company", FIELD, "91330100MA000000721/1"),
                Example.passes(COPY_SUFFIX, "company", FIELD, "91330100MA000000731/1"),
                Example.passes(COPY_SUFFIX, "hk-company", FIELD, "1234561-1"),
                Example.passes(COPY_SUFFIX, "company", FIELD, "MA000000-7"));
    }
}
