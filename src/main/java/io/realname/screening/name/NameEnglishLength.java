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
import java.util.Map;
import java.util.function.Consumer;

/**
 * English fields that are too short or too long. A name that was given is refused; one that is derived is shortened by itself,
 * which the submitter is told.
 */
final class NameEnglishLength implements Rule {
    static final Code CODE = new Code("name.english-length", Severity.ERROR, "F");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        EnglishNames english = facts.reference().english();
        PersonalText given = facts.profile().nameEn();
        if (given == null) {
            checkDerived(facts, english, report);
        } else if (isWrong(given.value(), english)) {
            report.accept(EnglishName.suggest(facts, finding(EnglishName.FIELD, given.value(), english)));
        }
        EnglishAddress.forEach(facts.profile().addressEn(), (field, text) -> {
            if (isWrong(text, english)) {
                String plain = english.shortened(english.plain(text));
                Finding finding = finding(field, text, english);
                report.accept(plain.length() < english.shortest() ? finding : finding.suggest(plain));
            }
        });
    }

    private static void checkDerived(Facts facts, EnglishNames english, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name == null || Spaces.isBlank(name.value())) {
            return;
        }
        boolean tiny = name.value().length() <= english.shortest();
        if (tiny || !english.isSurelyShort(name.value())) {
            String derived = english.derived(name.value(), facts.profile().type());
            if (isWrong(derived, english)) {
                Finding finding = finding(EnglishName.FIELD, derived, english)
                        .as(Severity.WARNING)
                        .variant(derived.length() < english.shortest() ? "derived-short" : "derived");
                report.accept(EnglishName.suggest(facts, finding));
            }
        }
    }

    private static boolean isWrong(String text, EnglishNames english) {
        int length = length(text);
        return length < english.shortest() || length > english.longest();
    }

    /** In characters; a field with nothing but spaces has none. */
    private static int length(String text) {
        return Spaces.isBlank(text) ? 0 : text.codePointCount(0, text.length());
    }

    private static Finding finding(String field, String text, EnglishNames english) {
        return Finding.of(CODE, field)
                .with("length", length(text))
                .with("shortest", english.shortest())
                .with("longest", english.longest());
    }

    @Override
    public List<Example> examples() {
        String field = EnglishName.FIELD;
        return List.of(
                Example.raises(CODE, "company", field, "S"),
                Example.passes(CODE, "company", field, "Sh"),
                Example.passes(CODE, "company", field, "S".repeat(128)),
                Example.raises(CODE, "company", field, "S".repeat(129)),
                Example.raises(CODE, "company", field, ""),
                Example.raises(CODE, "company", "/profile/name", "庄".repeat(22)),
                Example.passes(CODE, "company", "/profile/name", "杭州示例网络科技发展有限公司西湖分公司"),
                Example.raises(CODE, "company", "/profile/addressEn", Map.of("street", "Shili Road ".repeat(12))),
                Example.passes(CODE, "company", "/profile/addressEn", Map.of("street", "1 Shili Road")));
    }
}
