package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** Another dot between Han characters where the separator U+00B7 belongs. */
final class NameMiddleDot implements Rule {
    private static final Code CODE = new Code("name.middle-dot", Severity.ERROR, "F I");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText text = facts.profile().name();
        if (text == null) {
            return;
        }
        String name = NameSpaces.mended(text.value());
        int at = MiddleDots.first(name, facts.reference().names());
        if (at >= 0) {
            report.accept(Mended.suggest(
                    facts,
                    Finding.of(CODE, "/profile/name")
                            .with("position", name.codePointCount(0, at) + 1)
                            .with("character", String.format("U+%04X", (int) name.charAt(at)))));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/name", "示例•样本"),
                Example.raises(CODE, "person", "/profile/name", "示例 . 样本"),
                Example.passes(CODE, "person", "/profile/name", "示例\u00B7样本"),
                Example.passes(CODE, "hk-company", "/profile/name", "Example.com Limited"),
                Example.passes(CODE, "company", "/profile/name", "示例3.0公司"));
    }
}
