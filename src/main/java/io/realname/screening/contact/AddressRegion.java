package io.realname.screening.contact;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import java.util.List;
import java.util.function.Consumer;

/** An address in another region than the holder's, or, on the China site, outside the mainland. */
final class AddressRegion implements Rule {
    private static final Code CODE = new Code("contact.address-region", Severity.ERROR, "I");
    private static final String FIELD = "/profile/address/country";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        HolderType type = facts.profile().type();
        String region = facts.profile().region();
        String country = facts.profile().address().country();
        if (type == null || region == null || country == null) {
            return;
        }
        Finding finding = Finding.of(CODE, FIELD).with("region", region).with("country", country);
        if (type == HolderType.ORGANIZATION || region.equals("CN")) {
            if (!country.equals(region)) {
                report.accept(finding.variant(type.code()));
            }
        } else if (facts.policy().site() == Site.CN && !country.equals("CN")) {
            report.accept(finding.as(Severity.WARNING).variant("outside-mainland"));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", FIELD, "HK"),
                Example.raises(CODE, "person", FIELD, "HK"),
                Example.raises(CODE, "hk-company", FIELD, "CN"),
                Example.raises(CODE, "hk-person", FIELD, "HK"),
                Example.passes(CODE, "hk-person", FIELD, "HK", "/site", "intl"),
                Example.passes(CODE, "hk-person", FIELD, "CN"),
                Example.passes(CODE, "company"));
    }
}
