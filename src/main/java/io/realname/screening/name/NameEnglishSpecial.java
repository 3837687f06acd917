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
 * Characters that an English field cannot have: in the name those that F and I leave out of it and all that are not in a short
 * list, in an address those that are not in ASCII, which is what registries' systems take (RFC 5733).
 */
final class NameEnglishSpecial implements Rule {
    static final Code CODE = new Code("name.english-special", Severity.ERROR, "I F; the set: own");

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        EnglishNames english = facts.reference().english();
        PersonalText name = facts.profile().nameEn();
        if (name != null && !Spaces.isBlank(name.value())) {
            int special = english.special(name.value());
            if (special >= 0) {
                report.accept(EnglishName.suggest(
                        facts, Finding.of(CODE, EnglishName.FIELD).with("character", visible(special))));
            }
        }
        EnglishAddress.forEach(facts.profile().addressEn(), (field, text) -> {
            int special = text.codePoints().filter(c -> c > '~').findFirst().orElse(-1);
            if (special >= 0) {
                Finding finding = Finding.of(CODE, field).variant("address").with("character", visible(special));
                String plain = english.shortened(english.plain(text));
                report.accept(plain.length() < english.shortest() ? finding : finding.suggest(plain));
            }
        });
    }

    private static String visible(int c) {
        boolean seen = Character.isDefined(c) && !Character.isISOControl(c) && !Character.isSpaceChar(c);
        return seen ? Character.toString(c) : String.format("U+%04X", c);
    }

    @Override
    public List<Example> examples() {
        String field = EnglishName.FIELD;
        return List.of(
                Example.raises(CODE, "person", field, "Abudu\u00B7Reheman"),
                Example.raises(CODE, "company", field, "《Shili》 Zazhi"),
                Example.raises(CODE, "company", field, "杭州示例网络有限公司"),
                Example.raises(CODE, "company", field, "Shili Wangluo #1"),
                Example.passes(CODE, "company", field, "Shili (Hangzhou) Network Co., Ltd. - R&D's 1"),
                Example.raises(CODE, "company", "/profile/addressEn", address("示例路 1 号")),
                Example.passes(CODE, "company", "/profile/addressEn", address("No. 1/2, #3 Shili Road")));
    }

    private static Map<String, String> address(String street) {
        return Map.of("province", "Zhejiang", "city", "Hangzhou", "street", street);
    }
}
