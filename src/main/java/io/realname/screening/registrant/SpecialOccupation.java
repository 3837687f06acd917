package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A person whose occupation keeps the authority from matching them by the number of their identity card. */
final class SpecialOccupation implements Rule {
    private static final Code CODE = new Code("registrant.special-occupation", Severity.ERROR, "A F");
    private static final Set<String> CARDS = Set.of("SFZ", "LSSFZ");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        Profile profile = facts.profile();
        if (!profile.specialOccupation()) {
            return;
        }
        Finding finding = Finding.of(CODE, "/profile/specialOccupation");
        if (profile.type() == HolderType.ORGANIZATION) {
            report.accept(finding.as(Severity.WARNING).variant("organization"));
        } else if (profile.idType() == null || !CARDS.contains(profile.idType())) {
            report.accept(finding.as(Severity.WARNING).variant("other-document"));
        } else {
            List<String> others = others(facts);
            report.accept(
                    others.isEmpty()
                            ? finding.variant("no-other-document")
                            : finding.with("idTypes", String.join(",", others)));
        }
    }

    /** What the policy accepts from this holder besides identity cards. */
    private static List<String> others(Facts facts) {
        String region = facts.profile().region();
        if (region == null) {
            return List.of();
        }
        Policy.Documents documents = facts.policy().documentsOf(HolderType.INDIVIDUAL, region);
        return documents.accepted().stream()
                .filter(code -> !CARDS.contains(code))
                .toList();
    }

    @Override
    public List<Example> examples() {
        String field = "/profile/specialOccupation";
        return List.of(
                Example.raises(CODE, "person", field, true),
                Example.raises(CODE, "person", field, true, "/profile/idType", "HKB"),
                Example.raises(CODE, "person", field, true, "/site", "intl"),
                Example.passes(CODE, "person", field, false));
    }
}
