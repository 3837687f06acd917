package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A mainland natural person who shows a passport: only the identity card can be matched. */
final class MainlandPassport implements Rule {
    private static final Code CODE = new Code("registrant.mainland-passport", Severity.ERROR, "A F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Profile profile = facts.profile();
        if (profile.type() == HolderType.INDIVIDUAL && "CN".equals(profile.region()) && "HZ".equals(profile.idType())) {
            report.accept(Finding.of(CODE, "/profile/idType")
                    .with("idTypes", IdTypeNotAccepted.accepted(facts, HolderType.INDIVIDUAL, "CN")));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/idType", "HZ", "/profile/idNumber", "E12345678"),
                Example.passes(
                        CODE,
                        "person",
                        "/profile/region",
                        "FR",
                        "/profile/idType",
                        "HZ",
                        "/profile/idNumber",
                        "E12345678"),
                Example.passes(CODE, "company", "/profile/idType", "HZ"));
    }
}
