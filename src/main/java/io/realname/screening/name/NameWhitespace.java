package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.screening.Spaces;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import io.realname.submission.english.EnglishNames;
import java.util.List;
import java.util.function.Consumer;

/** Spaces in a name with Han characters; in other names only outer and repeated ones. */
final class NameWhitespace implements Rule {
    private static final Code CODE = new Code("name.whitespace", Severity.ERROR, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText text = facts.profile().name();
        if (text == null || Spaces.isBlank(text.value())) {
            return;
        }
        String name = text.value();
        if (!NameSpaces.mended(name).equals(name)) {
            Finding finding = Finding.of(CODE, "/profile/name").variant(EnglishNames.hasHan(name) ? "han" : "latin");
            report.accept(Mended.suggest(facts, finding));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/profile/name", "杭州 示例网络有限公司"),
                Example.raises(CODE, "company", "/profile/name", "杭州示例网络有限公司\u3000"),
                Example.raises(CODE, "hk-company", "/profile/name", "Example  Holdings Limited"),
                Example.passes(CODE, "hk-company", "/profile/name", "Example Holdings Limited"),
                Example.passes(CODE, "company", "/profile/name", " "));
    }
}
