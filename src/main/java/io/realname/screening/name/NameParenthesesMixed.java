package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** Parentheses of both widths in one name, or one that does not open or close. */
final class NameParenthesesMixed implements Rule {
    static final Code CODE = new Code("name.parentheses-mixed", Severity.ERROR, "own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name != null && Parentheses.areMixed(name.value()) && !isPrintedSo(facts, name.value())) {
            report.accept(Mended.suggest(facts, Finding.of(CODE, "/profile/name")));
        }
    }

    /** Where the name is to be as printed, a document that has them so is right. */
    private static boolean isPrintedSo(Facts facts, String name) {
        return facts.policy().parentheses() != Policy.Parentheses.HALF_WIDTH
                && PrintedName.all(facts.submission()).contains(name);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/profile/name", "示例（杭州)有限公司"),
                Example.raises(CODE, "company", "/profile/name", "示例(杭州有限公司"),
                Example.raises(CODE, "company", "/profile/name", "示例）杭州（有限公司"),
                Example.passes(CODE, "company", "/profile/name", "示例（杭州）有限公司"),
                Example.passes(
                        CODE, "company", "/profile/name", "示例(杭州)（普通合伙）", "/documents/0/printedName", "示例(杭州)（普通合伙）"),
                Example.passes(CODE, "company", "/profile/name", "示例(杭州)有限公司"));
    }
}
