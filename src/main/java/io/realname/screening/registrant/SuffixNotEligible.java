package io.realname.screening.registrant;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A domain whose suffix such a holder may not hold on this site: the registry has not authorised the site for it. */
final class SuffixNotEligible implements Rule {
    private static final Code CODE = new Code("registrant.suffix-not-eligible", Severity.ERROR, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        HolderType type = facts.profile().type();
        String region = facts.profile().region();
        if (type == null || region == null || mayHold(facts.policy(), type, region)) {
            return;
        }
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            String suffix = domains.get(i).suffix();
            if (suffix != null && facts.policy().cnSuffixes().contains(suffix)) {
                report.accept(Finding.of(CODE, "/domains/" + i)
                        .variant(type.code())
                        .with("suffix", written(domains.get(i).name()))
                        .with("region", region));
            }
        }
    }

    private static boolean mayHold(Policy policy, HolderType type, String region) {
        if (policy.cnHolders().isEmpty()) {
            return true;
        }
        for (Policy.Holder holder : policy.cnHolders()) {
            if (holder.type() == type && holder.regions().contains(region)) {
                return true;
            }
        }
        return false;
    }

    /** The suffix in the notation of the submission. */
    private static String written(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('\u3002')) + 1);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "hk-person", "/domains/0", "example.cn"),
                Example.raises(CODE, "hk-person", "/domains/0", "example.com.cn"),
                Example.raises(CODE, "hk-person", "/domains/0", "示例.网络"),
                Example.passes(CODE, "hk-person", "/domains/0", "example.com"),
                Example.passes(CODE, "hk-person", "/site", "intl", "/domains/0", "example.cn"),
                Example.passes(CODE, "hk-company", "/domains/0", "example.cn"),
                Example.raises(CODE, "hk-company", "/profile/region", "TW", "/domains/0", "example.cn"),
                Example.passes(CODE, "person", "/domains/0", "example.中国"));
    }
}
