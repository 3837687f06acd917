package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A name below .商标 or .trademark (I): the registrant is the trademark's owner by the very same name, and proves it. */
final class TrademarkOwner extends DomainRule {
    private static final Code CODE = new Code("domain.trademark-owner", Severity.ERROR, "I");
    private static final String PROOF = "trademark-proof";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        if (!facts.reference().limits().domains().trademarkSuffixes().contains(domain.suffix())) {
            return;
        }
        PersonalText owner = domain.entry().trademarkOwner();
        PersonalText name = facts.profile().name();
        if (owner == null || Spaces.isBlank(owner.value())) {
            report.accept(owner(domain, "absent"));
        } else if (name != null && !Spaces.collapsed(owner.value()).equals(Spaces.collapsed(name.value()))) {
            report.accept(owner(domain, "other"));
        }
        if (!Papers.has(facts, PROOF)) {
            report.accept(Finding.of(CODE, domain.pointer()).variant("proof"));
        }
    }

    private static Finding owner(Domain domain, String variant) {
        return Finding.of(CODE, domain.pointer() + "/trademarkOwner").variant(variant);
    }

    @Override
    public List<Example> examples() {
        Map<String, Object> proof = Map.of("role", PROOF, "file", "trademark.jpg");
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "示例.商标", "/documents/1", proof),
                Example.raises(CODE, "company", "/domains/0", owned("杭州示例商贸有限公司"), "/documents/1", proof),
                Example.raises(CODE, "company", "/domains/0", owned("杭州示例网络有限公司")),
                Example.passes(CODE, "company", "/domains/0", owned("杭州示例网络有限公司"), "/documents/1", proof),
                Example.passes(CODE, "company", "/domains/0", "商标.cn"));
    }

    private static Map<String, Object> owned(String owner) {
        return Map.of("name", "示例.商标", "trademarkOwner", owner);
    }
}
