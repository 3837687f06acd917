package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Policy;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import io.realname.submission.Submission;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Parentheses of the wrong width in an organisation's name: the policy says which width is right. */
final class NameParentheses implements Rule {
    private static final Code CODE = new Code("name.parentheses", Severity.ERROR, "F A");

    private enum Width {
        HALF("()"),
        FULL("\uFF08\uFF09");

        private final String pair;

        Width(String pair) {
            this.pair = pair;
        }

        boolean occursIn(String name) {
            return name.indexOf(pair.charAt(0)) >= 0 || name.indexOf(pair.charAt(1)) >= 0;
        }

        String applyTo(String name) {
            Width other = this == HALF ? FULL : HALF;
            return name.replace(other.pair.charAt(0), pair.charAt(0)).replace(other.pair.charAt(1), pair.charAt(1));
        }
    }

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name == null
                || facts.profile().type() != HolderType.ORGANIZATION
                || !(Width.HALF.occursIn(name.value()) || Width.FULL.occursIn(name.value()))) {
            return;
        }
        Width right = rightWidth(facts, name.value());
        if (right != null && !right.applyTo(name.value()).equals(name.value())) {
            report.accept(Finding.of(CODE, "/profile/name")
                    .variant(right == Width.FULL ? "full-width" : "half-width")
                    .suggest(right.applyTo(name.value())));
        }
    }

    private static @Nullable Width rightWidth(Facts facts, String name) {
        if (facts.policy().parentheses() == Policy.Parentheses.HALF_WIDTH) {
            return Width.HALF;
        }
        Width printed = printedWidth(facts.submission());
        boolean fullForIcp = facts.policy().parentheses() == Policy.Parentheses.AS_PRINTED_ELSE_FULL_WIDTH_FOR_ICP
                && facts.submission().icpFiling()
                && hasHan(name);
        return printed == null && fullForIcp ? Width.FULL : printed;
    }

    /** Full width is how Chinese is typed; a name in Latin letters has its parentheses as they are typed there. */
    private static boolean hasHan(String name) {
        return name.codePoints().anyMatch(Character::isIdeographic);
    }

    /** The width on the document, or null if the printed name is not known or does not settle it. */
    private static @Nullable Width printedWidth(Submission submission) {
        for (DocumentRef document : submission.documents()) {
            PersonalText printed = document.printedName();
            if (document.isIdentity() && printed != null) {
                boolean half = Width.HALF.occursIn(printed.value());
                boolean full = Width.FULL.occursIn(printed.value());
                if (half != full) {
                    return half ? Width.HALF : Width.FULL;
                }
            }
        }
        return null;
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
