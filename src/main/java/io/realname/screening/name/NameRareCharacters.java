package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Characters outside GBK, the character set of the registries' systems: such a name goes through a manual ticket. */
final class NameRareCharacters implements Rule {
    private static final Code CODE = new Code("name.rare-characters", Severity.WARNING, "F; GBK: own");
    private static final Charset GBK = Charset.forName("GBK");

    private static boolean hasRare(String text) {
        return !new String(text.getBytes(GBK), GBK).equals(text);
    }

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name == null || !hasRare(name.value())) {
            return;
        }
        // A space or a dot of the wrong kind is another rule's matter.
        String rare = Objects.requireNonNullElse(Mended.name(facts), name.value())
                .codePoints()
                .mapToObj(Character::toString)
                .filter(NameRareCharacters::hasRare)
                .distinct()
                .collect(Collectors.joining(" "));
        if (!rare.isEmpty()) {
            report.accept(Finding.of(CODE, "/profile/name").with("characters", rare));
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(CODE, "person", "/profile/name", "张㻏样"),
                Example.raises(CODE, "person", "/profile/name", "张\uD842\uDFB7样"),
                Example.passes(CODE, "person", "/profile/name", "张镕样"),
                Example.passes(CODE, "person", "/profile/name", "示例\u2022样本"),
                Example.passes(CODE, "person", "/profile/name", "张\u00A0三样"));
    }
}
