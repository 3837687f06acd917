package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.submission.Code;
import io.realname.submission.DomainNames;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A word in the name that its registry refuses (A). Names of government bodies are spared: CNNIC looks at each of them itself. */
final class SensitiveWord extends DomainRule {
    private static final Code CODE = new Code("domain.sensitive-word", Severity.ERROR, "A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        if (!facts.reference().limits().domains().isGovernment(domain.ascii())) {
            facts.reference()
                    .sensitiveWords()
                    .in(DomainNames.unicode(domain.ascii()))
                    .ifPresent(word ->
                            report.accept(Finding.of(CODE, domain.pointer()).with("word", word)));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "porn-88.cn"),
                Example.passes(CODE, "company", "/domains/0", "popcorn.cn"),
                Example.raises(CODE, "company", "/domains/0", "示例赌博网.cn"),
                Example.raises(CODE, "company", "/domains/0", "xn--mes317j.cn"),
                Example.passes(CODE, "company", "/domains/0", "反赌博.cn"),
                Example.passes(CODE, "company", "/domains/0", "特色情怀.cn"));
    }
}
