package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.idnumber.NumberFormats;
import io.realname.screening.idnumber.StatedRegion;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdType;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A document that holders of the registrant's region do not have, or whose number says another region. */
final class RegionIdType implements Rule {
    private static final Code CODE = new Code("registrant.region-id-type", Severity.ERROR, "F A");
    private static final Map<String, String> PERMITS = Map.of("HK", "GAJZZ", "MO", "GAJZZ", "TW", "TWJZZ");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        IdType type = facts.idType();
        String region = facts.profile().region();
        if (type == null) {
            return;
        }
        String stated = facts.number() == null
                ? null
                : StatedRegion.of(type.number(), facts.number().value());
        if (stated != null && !type.coversRegion(stated)) {
            report.accept(wrongPermit(facts, type, stated));
        } else if (region != null && stated != null && !stated.equals(region)) {
            Finding finding = Finding.of(CODE, "/profile/region")
                    .variant("number-says-region")
                    .with("region", stated);
            report.accept(isValid(facts) ? finding.suggest(stated) : finding);
        } else if (region != null && !type.coversRegion(region)) {
            String only = onlyRegion(facts, type);
            Finding finding = Finding.of(CODE, "/profile/region")
                    .with("idType", type.code())
                    .with("region", region);
            if (only != null) {
                report.accept(finding.suggest(only));
            } else if (!facts.isDocumentOfAnotherHolder()) {
                // Such a document is wrong itself, which another code tells, and says nothing of the region.
                report.accept(finding);
            }
        }
    }

    /** The number is a residence permit's, but the type is an identity card or the other permit. */
    private static Finding wrongPermit(Facts facts, IdType type, String stated) {
        String permit = PERMITS.getOrDefault(stated, "");
        Finding finding = Finding.of(CODE, "/profile/idType")
                .variant("residence-permit")
                .with("idType", type.code())
                .with("idTypes", permit)
                .with("region", stated);
        boolean sure = facts.number() != null
                && NumberFormats.RESIDENCE_PERMIT
                        .check(facts.number().value(), facts.today())
                        .isEmpty();
        return sure ? finding.suggest(permit) : finding;
    }

    /** The mainland, if only its holders have such a document and the number proves that it is one. */
    private static @Nullable String onlyRegion(Facts facts, IdType type) {
        boolean proved = type.number().equals("resident") || type.number().equals("credit-code");
        return proved && type.regions().equals("CN") && isValid(facts) ? "CN" : null;
    }

    private static boolean isValid(Facts facts) {
        return facts.number() != null
                && facts.format().check(facts.number().value(), facts.today()).isEmpty();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/region", "HK"),
                Example.passes(CODE, "person"),
                Example.raises(CODE, "person", "/profile/idNumber", "810000199001011230"),
                Example.passes(CODE, "person", "/profile/idNumber", "710000199001011237"),
                Example.raises(CODE, "hk-person", "/profile/idNumber", "M12345678"),
                Example.passes(CODE, "hk-person", "/profile/idNumber", "H12345678"),
                Example.passes(CODE, "hk-person", "/profile/idNumber", "M12345678", "/profile/region", "MO"),
                Example.raises(CODE, "hk-company", "/profile/idType", "YYZZ"),
                Example.passes(CODE, "person", "/profile/idType", "HZ"));
    }
}
