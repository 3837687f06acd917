package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A country calling code that is none, or not the one that belongs to the holder. */
final class CountryCode implements Rule {
    private static final Code CODE = new Code("contact.country-code", Severity.ERROR, "F A I");
    private static final String FIELD = "/profile/phone/countryCode";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Profile profile = facts.profile();
        String typed = profile.phone().countryCode();
        if (typed == null) {
            return;
        }
        int code = Calling.assigned(typed);
        boolean mainland = "CN".equals(profile.region());
        if (code == 0) {
            boolean area = facts.reference().contact().areaCode().matcher(typed).matches();
            report.accept(suggest(facts, Finding.of(CODE, FIELD).variant(area ? "area-code" : "unassigned")));
        } else if (mainland && code != Calling.right(facts)) {
            report.accept(suggest(facts, Finding.of(CODE, FIELD).variant("mainland")));
        } else if (!mainland
                && profile.region() != null
                && isOfAnother(code, profile.region())
                && (profile.address().country() == null
                        || isOfAnother(code, profile.address().country()))) {
            report.accept(suggest(facts, Finding.of(CODE, FIELD).as(Severity.WARNING)));
        }
    }

    /** A region without a calling code says nothing of the code. */
    private static boolean isOfAnother(int code, String region) {
        int own = Calling.ofRegion(region);
        return own != 0 && own != code;
    }

    private static Finding suggest(Facts facts, Finding finding) {
        int right = Calling.right(facts);
        return right == 0 ? finding : finding.suggest(Integer.toString(right));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", FIELD, "0571"),
                Example.raises(CODE, "company", FIELD, "010"),
                Example.raises(CODE, "company", FIELD, "999"),
                Example.raises(CODE, "company", FIELD, "852"),
                Example.raises(CODE, "company", FIELD, ""),
                Example.raises(CODE, "hk-company", FIELD, "65"),
                Example.passes(CODE, "company", FIELD, "+86"),
                Example.passes(CODE, "company", FIELD, "0086"),
                Example.passes(CODE, "hk-company", FIELD, "852"),
                Example.passes(CODE, "hk-person", FIELD, "86"));
    }
}
