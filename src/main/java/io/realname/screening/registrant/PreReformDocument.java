package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.idnumber.OldForm;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdType;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * An organisation's document with a number from before the reform of 2015-10-01 that the policy does not take, or an
 * organisation code certificate issued after that reform, which ended such certificates.
 */
final class PreReformDocument implements Rule {
    private static final Code CODE = new Code("registrant.pre-reform-document", Severity.ERROR, "F I P");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        IdType type = facts.idType();
        Profile profile = facts.profile();
        if (type == null) {
            return;
        }
        LocalDate issuedOn = profile.idIssuedOn();
        boolean creditCode = type.number().equals("credit-code")
                || (type.number().equals("resident-office") && "CN".equals(profile.region()));
        OldForm form = facts.number() == null || !creditCode
                ? null
                : OldForm.of(facts.number().value());
        if (form != null && form != facts.policy().oldNumberTaken(type.code(), issuedOn)) {
            Finding finding = Finding.of(CODE, "/profile/idNumber").with("idType", type.code());
            // The date alone may be what is missing: then the document is good as it is.
            boolean takenIfOld = issuedOn == null
                    && form == facts.policy().preReform().taken().get(type.code());
            report.accept(
                    takenIfOld
                            ? finding.variant("issue-date-missing")
                                    .with("date", facts.policy().preReform().reform())
                            : finding);
        } else if (type.code().equals("ORG")
                && issuedOn != null
                && !issuedOn.isBefore(facts.policy().preReform().reform())) {
            report.accept(Finding.of(CODE, "/profile/idType")
                    .variant("issued-after-reform")
                    .with("idType", type.code())
                    .with("date", facts.policy().preReform().reform()));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/profile/idNumber", "330100000000011"),
                Example.raises(CODE, "company", "/profile/idType", "TYDM", "/profile/idNumber", "MA000000-7"),
                Example.passes(CODE, "company", "/profile/idNumber", "3301000000000117"),
                Example.passes(CODE, "company", "/profile/idType", "YLJGZY", "/profile/idNumber", "330100000000011"),
                certificate(true, "intl", "2015-10-01"),
                certificate(false, "intl", "2015-09-30"),
                certificate(true, "cn", "2015-09-30"),
                Example.raises(
                        CODE,
                        "company",
                        "/site",
                        "intl",
                        "/profile/idNumber",
                        "330100000000011",
                        "/profile/idIssuedOn",
                        "2014-01-01"),
                Example.raises(CODE, "company", "/profile/idType", "ORG", "/profile/idIssuedOn", "2015-10-01"),
                Example.passes(CODE, "company", "/profile/idType", "ORG", "/profile/idIssuedOn", "2015-09-30"),
                Example.passes(
                        CODE,
                        "company-2019",
                        "/profile/idNumber",
                        "330100000000011",
                        "/profile/idIssuedOn",
                        "2015-09-30"),
                Example.raises(
                        CODE, "company-2019", "/profile/idNumber", "330100000000011", "/profile/idIssuedOn", null));
    }

    private static Example certificate(boolean raised, String site, String issuedOn) {
        Object[] changes = {
            "/site", site, "/profile/idType", "ORG", "/profile/idNumber", "MA0000007", "/profile/idIssuedOn", issuedOn
        };
        return raised ? Example.raises(CODE, "company", changes) : Example.passes(CODE, "company", changes);
    }
}
