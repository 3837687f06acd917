package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.name.Parentheses.Width;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** Parentheses of the wrong width in an organisation's name: the policy says which width is right. */
final class NameParentheses implements Rule {
    private static final Code CODE = new Code("name.parentheses", Severity.ERROR, "F A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name == null || !Parentheses.occurIn(name.value())) {
            return;
        }
        Width right = Parentheses.right(facts, name.value());
        if (right != null && !right.applyTo(name.value()).equals(name.value())) {
            report.accept(Mended.suggest(
                    facts,
                    Finding.of(CODE, "/profile/name").variant(right == Width.FULL ? "full-width" : "half-width")));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/icpFiling", true, "/profile/name", "示例(杭州)有限公司"),
                Example.passes(CODE, "company", "/icpFiling", true, "/profile/name", "示例（杭州）有限公司"),
                Example.passes(CODE, "company", "/icpFiling", false, "/profile/name", "示例(杭州)有限公司"),
                Example.passes(CODE, "company", "/icpFiling", true, "/profile/name", "Shili (HK) Limited"),
                Example.passes(
                        CODE,
                        "company",
                        "/icpFiling",
                        true,
                        "/profile/name",
                        "示例(杭州)有限公司",
                        "/documents/0/printedName",
                        "示例(杭州)有限公司"),
                Example.raises(
                        CODE,
                        "company",
                        "/icpFiling",
                        false,
                        "/profile/name",
                        "示例(杭州)有限公司",
                        "/documents/0/printedName",
                        "示例（杭州）有限公司"),
                Example.raises(CODE, "company-2019", "/profile/name", "示例（杭州）有限公司"),
                Example.passes(CODE, "company-2019", "/profile/name", "示例(杭州)有限公司"),
                Example.passes(CODE, "person", "/icpFiling", true, "/profile/name", "张(三)"));
    }
}
