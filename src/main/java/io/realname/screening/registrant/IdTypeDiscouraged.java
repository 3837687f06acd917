package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.IdType;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A document that the policy accepts from such a holder, but that reviewers often turn down. */
final class IdTypeDiscouraged implements Rule {
    private static final Code CODE = new Code("registrant.id-type-discouraged", Severity.WARNING, "I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        HolderType type = facts.profile().type();
        String region = facts.profile().region();
        IdType idType = facts.idType();
        if (type == null || region == null || idType == null) {
            return;
        }
        Policy.Documents documents = facts.policy().documentsOf(type, region);
        String code = idType.code();
        if (documents.accepted().contains(code)
                && (documents.discouraged().contains(code)
                        || hasSuffix(facts, documents.discouragedForSuffixes().getOrDefault(code, List.of())))) {
            report.accept(Finding.of(CODE, "/profile/idType")
                    .with("idType", code)
                    .with("idTypes", String.join(",", better(documents, code))));
        }
    }

    private static boolean hasSuffix(Facts facts, List<String> suffixes) {
        if (!suffixes.isEmpty()) {
            for (DomainEntry domain : facts.submission().domains()) {
                if (domain.suffix() != null && suffixes.contains(domain.suffix())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> better(Policy.Documents documents, String code) {
        return documents.accepted().stream()
                .filter(other -> !other.equals(code)
                        && !documents.discouraged().contains(other)
                        && !documents.discouragedForSuffixes().containsKey(other))
                .toList();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/idType", "HKB"),
                Example.passes(CODE, "person"),
                Example.raises(CODE, "person", "/profile/idType", "LSSFZ"),
                Example.raises(CODE, "person", "/profile/idType", "LSSFZ", "/domains/0", "example.com.cn"),
                Example.passes(CODE, "person", "/profile/idType", "LSSFZ", "/domains/0", "example.com"),
                Example.raises(CODE, "hk-person", "/profile/idType", "HZ", "/profile/idNumber", "X1234567"),
                Example.passes(CODE, "person", "/site", "intl", "/profile/idType", "HKB"));
    }
}
