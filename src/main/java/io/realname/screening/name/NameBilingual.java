package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A document with the name in two languages, of which the Chinese one is the registrant's name. */
final class NameBilingual implements Rule {
    private static final Code CODE = new Code("name.bilingual", Severity.ERROR, "A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name != null && !Spaces.isBlank(name.value()) && hanPart(facts, name.value()) != null) {
            report.accept(Mended.suggest(facts, Finding.of(CODE, "/profile/name")));
        }
    }

    /** The Chinese name on a document in two languages if the name differs from it in more than its notation, else null. */
    static @Nullable String hanPart(Facts facts, String name) {
        for (String printed : PrintedName.all(facts.submission())) {
            String part = PrintedName.hanPart(printed, facts);
            if (part != null && !Likeness.comparable(facts, part).equals(Likeness.comparable(facts, name))) {
                return part;
            }
        }
        return null;
    }

    @Override
    public List<Example> examples() {
        String printed = "/documents/0/printedName";
        String both = "杭州示例网络有限公司 Hangzhou Example Network Co., Ltd.";
        return List.of(
                Example.raises(CODE, "company", "/profile/name", both, printed, both),
                Example.raises(CODE, "hk-company", printed, "EXAMPLE HOLDINGS LIMITED 示例控股有限公司"),
                Example.passes(CODE, "company", printed, both),
                Example.passes(CODE, "company", "/profile/name", "示例ABC有限公司", printed, "示例ABC有限公司"),
                Example.passes(CODE, "company", "/profile/name", "TCL示例公司", printed, "TCL 示例公司"),
                Example.passes(CODE, "hk-company", "/profile/name", "EXAMPLE Pay株式会社", printed, "EXAMPLE Pay株式会社"));
    }
}
