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

/** A name that was given, but has nothing in it. An absent one is the schema's matter. */
final class NameBlank implements Rule {
    private static final Code CODE = new Code("name.blank", Severity.ERROR, "own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name != null && Spaces.isBlank(name.value())) {
            report.accept(Finding.of(CODE, "/profile/name"));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "company", "/profile/name", ""),
                Example.raises(CODE, "company", "/profile/name", "\u3000\u00A0"),
                Example.passes(CODE, "company", "/profile/name", "例"),
                Example.passes(CODE, "company", "/profile/name", null));
    }
}
