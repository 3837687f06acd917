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
import java.util.Objects;
import java.util.function.Consumer;

/** A holder outside the mainland with a Latin name whose English name is another one. */
final class NameOverseasMismatch implements Rule {
    static final Code CODE = new Code("name.overseas-mismatch", Severity.ERROR, "F A");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText given = facts.profile().nameEn();
        PersonalText name = facts.profile().name();
        if (given == null || name == null || Spaces.isBlank(given.value()) || !EnglishName.repeatsName(facts)) {
            return;
        }
        String right = Objects.requireNonNullElse(Mended.name(facts), name.value());
        if (!isFormOf(right, given.value(), facts.reference().english())) {
            report.accept(EnglishName.suggest(facts, Finding.of(CODE, EnglishName.FIELD)));
        }
    }

    /** The same, or the same without special characters, or shortened; the characters that it should not keep another rule tells. */
    private static boolean isFormOf(String name, String given, EnglishNames english) {
        if (given.equals(name)
                || (english.special(given) >= 0 && english.clean(given).equals(english.clean(name)))) {
            return true;
        }
        boolean cleaned = english.special(name) >= 0 && english.sameLetters(name, given);
        boolean shortened = name.length() > english.longest() && Likeness.abbreviates(given, name);
        return cleaned || shortened;
    }

    @Override
    public List<Example> examples() {
        String field = EnglishName.FIELD;
        String longName = "Example ".repeat(20).strip();
        return List.of(
                Example.raises(CODE, "hk-company", field, "Example Holdings Ltd"),
                Example.raises(CODE, "hk-company", field, "EXAMPLE HOLDINGS LIMITED"),
                Example.passes(CODE, "hk-company", field, "Example Holdings Limited"),
                Example.passes(CODE, "hk-company", "/profile/name", "Exámple #1 Ltd", field, "Example 1 Ltd"),
                Example.passes(CODE, "hk-company", "/profile/name", longName, field, longName.substring(0, 127)),
                Example.passes(CODE, "hk-person", field, "Chan Shili"),
                Example.passes(CODE, "company", "/profile/name", "Example", field, "Shili"));
    }
}
