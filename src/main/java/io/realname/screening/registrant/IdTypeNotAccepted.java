package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.IdType;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A document that the policy does not accept from such a holder. */
final class IdTypeNotAccepted implements Rule {
    private static final Code CODE = new Code("registrant.id-type-not-accepted", Severity.ERROR, "I P A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        HolderType type = facts.profile().type();
        String region = facts.profile().region();
        IdType idType = facts.idType();
        if (type != null
                && region != null
                && idType != null
                && !facts.policy().documentsOf(type, region).accepted().contains(idType.code())) {
            report.accept(Finding.of(CODE, "/profile/idType")
                    .with("idType", idType.code())
                    .with("idTypes", accepted(facts, type, region)));
        }
    }

    /** The codes of what the policy accepts from such a holder, as a detail for the texts. */
    static String accepted(Facts facts, HolderType type, String region) {
        return String.join(",", facts.policy().documentsOf(type, region).accepted());
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/idType", "JGZ"),
                Example.raises(CODE, "person", "/site", "intl", "/profile/idType", "HKB"),
                Example.passes(CODE, "person", "/profile/idType", "HKB"),
                Example.raises(CODE, "hk-company", "/profile/idType", "QT"),
                // Told by the more specific codes alone:
                Example.passes(CODE, "person", "/profile/idType", "HZ"),
                Example.passes(CODE, "person", "/profile/idType", "YYZZ"),
                Example.passes(CODE, "person", "/profile/idType", "GAJZZ"));
    }
}
