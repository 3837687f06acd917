package io.realname.screening.idnumber;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A number whose cleaned form is not one of its document's numbers. */
final class NumberFormatRule implements Rule {
    private static final String FIELD = "/profile/idNumber";

    /** What a spreadsheet makes of a long number that it took for a quantity: the last digits are lost. */
    private static final Pattern SPREADSHEET = Pattern.compile("\\d(?:\\.\\d{1,20})?[Ee]\\+\\d{1,3}");

    private static final Code LENGTH = new Code("id-number.length", Severity.ERROR, "F");
    private static final Code CHARACTERS =
            new Code("id-number.characters", Severity.ERROR, "GB 32100, GB 11643, GB 11714, GS 15, ICAO 9303");
    private static final Code CHECK_DIGIT =
            new Code("id-number.check-digit", Severity.ERROR, "GB 11643, GB 32100, GB 11714, GS 15, ICAO 9303");
    private static final Code LOOK_ALIKE = new Code("id-number.look-alike", Severity.ERROR, "F A");
    private static final Code BIRTH_DATE = new Code("id-number.birth-date", Severity.ERROR, "GB 11643; 1880: own");
    private static final Code REGION = new Code("id-number.region", Severity.ERROR, "GB 11643");

    @Override
    public List<Code> codes() {
        return List.of(LENGTH, CHARACTERS, CHECK_DIGIT, LOOK_ALIKE, BIRTH_DATE, REGION);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        if (facts.number() == null
                || facts.idType() == null
                // The type is wrong, which another code tells: its format says nothing about this number.
                || facts.isDocumentOfAnotherHolder()) {
            return;
        }
        String number = facts.number().value();
        if (number.indexOf('+') > 0 && SPREADSHEET.matcher(number).matches()) {
            report.accept(Finding.of(CHARACTERS, FIELD).variant("spreadsheet"));
            return;
        }
        for (Flaw flaw : facts.format().check(number, facts.today())) {
            Finding finding =
                    finding(flaw, number).with("idType", facts.idType().code());
            for (Map.Entry<String, String> detail : flaw.details().entrySet()) {
                finding = finding.with(detail.getKey(), detail.getValue());
            }
            report.accept(flaw.suggestion() == null ? finding : finding.suggest(flaw.suggestion()));
        }
    }

    private static Finding finding(Flaw flaw, String number) {
        return switch (flaw.kind()) {
            case LENGTH -> number.isEmpty() ? Finding.of(LENGTH, FIELD).variant("empty") : Finding.of(LENGTH, FIELD);
            case OLD_RESIDENT_NUMBER -> Finding.of(LENGTH, FIELD).variant("old-resident-number");
            case OWN_NUMBER -> Finding.of(LENGTH, FIELD).as(Severity.WARNING).variant("own-number");
            case CHARACTERS -> Finding.of(CHARACTERS, FIELD);
            case LOWER_CASE -> Finding.of(CHARACTERS, FIELD).variant("lower-case");
            case LOOK_ALIKE ->
                flaw.details().getOrDefault("positions", "").contains(",")
                        ? Finding.of(LOOK_ALIKE, FIELD).variant("several")
                        : Finding.of(LOOK_ALIKE, FIELD);
            case REGION -> Finding.of(REGION, FIELD);
            case BIRTH_DATE -> Finding.of(BIRTH_DATE, FIELD);
            case CHECK_DIGIT -> Finding.of(CHECK_DIGIT, FIELD);
            case PILOT_ERA ->
                Finding.of(CHECK_DIGIT, FIELD).as(Severity.WARNING).variant("pilot-era");
            case OWN_NUMBER_CHECK ->
                Finding.of(CHECK_DIGIT, FIELD).as(Severity.WARNING).variant("own-number");
        };
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(LENGTH, "company", FIELD, "91330100MA0000007"),
                Example.raises(LENGTH, "person", FIELD, "330102900101123"),
                Example.passes(LENGTH, "company"),
                Example.raises(CHARACTERS, "person", FIELD, "33010219900101A234"),
                Example.raises(CHARACTERS, "company", FIELD, "91330100ma00000072"),
                Example.raises(CHARACTERS, "person", FIELD, "1.10101199003074E+17"),
                Example.passes(CHARACTERS, "person"),
                Example.raises(CHECK_DIGIT, "company", FIELD, "91330100MA00000073"),
                Example.passes(CHECK_DIGIT, "company"),
                Example.raises(LOOK_ALIKE, "company", FIELD, "9133O100MA00000072"),
                Example.passes(LOOK_ALIKE, "company", FIELD, "9133O100MA00000073"),
                Example.raises(BIRTH_DATE, "person", FIELD, "330102199013011231"),
                Example.passes(BIRTH_DATE, "person"),
                Example.raises(REGION, "person", FIELD, "990102199001011237"),
                Example.passes(REGION, "person"));
    }
}
