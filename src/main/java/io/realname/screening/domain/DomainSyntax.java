package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A text that is no domain name under IDNA 2008, and in which way; it ends this domain alone, which is named as it was submitted. */
final class DomainSyntax implements Rule {
    private static final Code CODE = new Code("domain.syntax", Severity.ERROR, "RFC 5890");
    /** Characters of a name that a text shows. */
    private static final int SHOWN = 80;

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            if (domains.get(i).ascii() == null) {
                report.accept(found(domains.get(i).name(), "/domains/" + i));
            }
        }
    }

    private static Finding found(String name, String pointer) {
        SyntaxFault fault = SyntaxFault.of(name);
        Finding finding = Finding.of(CODE, pointer)
                .variant(fault.variant())
                .with("name", name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name)
                .domain(name);
        if (fault.character() != null) {
            finding = finding.with("character", fault.character());
        }
        return fault.meant() == null ? finding : finding.suggest(fault.meant());
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "-shili-.cn"),
                Example.raises(CODE, "company", "/domains/0", "shi_li.cn"),
                Example.raises(CODE, "company", "/domains/0", "https://www.example.cn/index.html"),
                Example.raises(CODE, "company", "/domains/0", "ops@example.cn"),
                Example.raises(CODE, "company", "/domains/0", "example.cn."),
                Example.raises(CODE, "company", "/domains/0", "example"),
                Example.raises(CODE, "company", "/domains/0", "192.0.2.1"),
                Example.raises(CODE, "company", "/domains/0", "example .cn"),
                Example.raises(CODE, "company", "/domains/0", "xn--zzzzzzzzz.cn"),
                Example.passes(CODE, "company", "/domains/0", "示例.cn"),
                Example.passes(CODE, "company", "/domains/0", "xn--fsqv94c.cn"));
    }
}
