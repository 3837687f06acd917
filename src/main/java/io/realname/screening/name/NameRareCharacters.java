package io.realname.screening.name;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Characters outside GBK, the character set of the registries' systems: such a name goes through a manual ticket. */
final class NameRareCharacters implements Rule {
    private static final Code CODE = new Code("name.rare-characters", Severity.WARNING, "F; GBK: own");
    private static final BitSet GBK = gbk();

    private static BitSet gbk() {
        CharsetEncoder encoder = Charset.forName("GBK").newEncoder();
        BitSet characters = new BitSet(1 << 16);
        for (int c = 0; c < 1 << 16; c++) {
            characters.set(c, encoder.canEncode((char) c));
        }
        return characters;
    }

    private static boolean isRare(int character) {
        return !GBK.get(character);
    }

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        PersonalText name = facts.profile().name();
        if (name == null || name.value().codePoints().noneMatch(NameRareCharacters::isRare)) {
            return;
        }
        // A space or a dot of the wrong kind is another rule's matter.
        String rare = Objects.requireNonNullElse(Mended.name(facts), name.value())
                .codePoints()
                .filter(NameRareCharacters::isRare)
                .mapToObj(Character::toString)
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
