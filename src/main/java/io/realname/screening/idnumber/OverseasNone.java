package io.realname.screening.idnumber;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** An overseas organisation whose document bears no number: the digit 0 is entered instead. */
final class OverseasNone implements Rule {
    private static final String FIELD = "/profile/idNumber";
    private static final Code CODE = new Code("id-number.overseas-none", Severity.ERROR, "F I");
    private static final Set<String> NONE = Set.of("", "-", "/", "n/a", "na", "none", "nil", "null", "无", "没有");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        if (!facts.isOverseasOrganisation()) {
            return;
        }
        String number = facts.number() == null ? "" : facts.number().value();
        if (NONE.contains(Spaces.removed(number).toLowerCase(Locale.ROOT))
                || (number.length() > 1 && isZeros(number))) {
            report.accept(Finding.of(CODE, FIELD).suggest("0"));
        }
    }

    private static boolean isZeros(String number) {
        return number.chars().allMatch(c -> c == '0');
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "hk-company", FIELD, null),
                Example.raises(CODE, "hk-company", FIELD, " "),
                Example.raises(CODE, "hk-company", FIELD, "N/A"),
                Example.raises(CODE, "hk-company", FIELD, "N / A"),
                Example.raises(CODE, "hk-company", FIELD, "没有"),
                Example.raises(CODE, "hk-company", FIELD, "00"),
                Example.passes(CODE, "hk-company", FIELD, "0"),
                Example.passes(CODE, "hk-company", FIELD, "NA1"),
                Example.passes(CODE, "company", FIELD, "无"));
    }
}
