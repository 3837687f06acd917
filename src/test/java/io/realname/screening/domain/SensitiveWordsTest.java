package io.realname.screening.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveWordsTest {
    private static SensitiveWords words;

    @BeforeAll
    static void load() throws IOException {
        words = SensitiveWords.load(Path.of("config/sensitive-words.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "porn.cn, porn",
        "porn-88.cn, porn",
        "88porn.com.cn, porn",
        "my-porn-site.cn, porn",
        "示例porn.cn, porn",
        "porn.example.cn, porn",
        "popcorn.cn, ",
        "pornic.cn, ",
        "example.porn, ", // the suffix is another rule's matter
        "赌博.cn, 赌博",
        "示例赌-博网.cn, 赌博",
        "反赌博.cn, ",
        "反赌博和赌博.cn, 赌博",
        "特色情怀.cn, ",
        "示例色情.cn, 色情",
        "中南海.cn, 中南海",
        "中南海鲜城.cn, ",
        "消毒品.cn, ",
        "example.cn, "
    })
    void findsAWordButNotWithinInnocentOnes(String name, String word) {
        assertThat(words.in(name).orElse(null)).isEqualTo(word);
    }

    @Test
    void knowsForEachChineseWordOnlyInnocentOnesThatContainIt() {
        for (Map.Entry<String, List<String>> entry : words.han().entrySet()) {
            assertThat(entry.getValue())
                    .allSatisfy(innocent ->
                            assertThat(innocent).contains(entry.getKey()).isNotEqualTo(entry.getKey()));
        }
    }

    @Test
    void findsAWordAgainBehindAnInnocentOne() {
        SensitiveWords own = new SensitiveWords(Set.of(), Map.of("乙乙", List.of("甲乙乙")));

        assertThat(own.in("甲乙乙.cn")).isEmpty();
        assertThat(own.in("甲乙乙乙.cn")).contains("乙乙");
    }
}
