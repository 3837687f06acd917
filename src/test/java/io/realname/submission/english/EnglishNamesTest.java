package io.realname.submission.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.HolderType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNamesTest {
    private static final EnglishNames NAMES = load();

    private static EnglishNames load() {
        try {
            return EnglishNames.load(Path.of("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "张三样,Zhang Sanyang",
        "单小明,Shan Xiaoming",
        "仇小明,Qiu Xiaoming",
        "曾小明,Zeng Xiaoming",
        "解小明,Xie Xiaoming",
        "区小明,Ou Xiaoming",
        "查小明,Zha Xiaoming",
        "翟小明,Zhai Xiaoming",
        "朴小明,Piao Xiaoming",
        "缪小明,Miao Xiaoming",
        "覃小明,Qin Xiaoming",
        "任小明,Ren Xiaoming",
        "葛小明,Ge Xiaoming",
        "盖小明,Ge Xiaoming",
        "种小明,Chong Xiaoming",
        "员小明,Yun Xiaoming",
        "折小明,She Xiaoming",
        "繁小明,Po Xiaoming",
        "卜小明,Bu Xiaoming",
        "乐小明,Yue Xiaoming",
        "秘小明,Bi Xiaoming",
        "召小明,Shao Xiaoming",
        "祭小明,Zhai Xiaoming",
        "冼小明,Xian Xiaoming",
        "区單,Ou Dan",
        "吕小绿,Lyu Xiaolyu",
        "欧阳小明,Ouyang Xiaoming",
        "歐陽小明,Ouyang Xiaoming",
        "司马小明,Sima Xiaoming",
        "尉迟小明,Yuchi Xiaoming",
        "万俟小明,Moqi Xiaoming",
        "澹台小明,Tantai Xiaoming",
        "长孙小明,Zhangsun Xiaoming",
        "单于小明,Chanyu Xiaoming",
        "令狐小明,Linghu Xiaoming",
        "诸葛明,Zhuge Ming",
        "司马,Sima",
        "尉小明,Wei Xiaoming",
        "张西安,Zhang Xi'an",
        "张 三,Zhang San",
        "王,Wang",
        "阿不都·热合曼,Abudu Reheman",
        "查干·巴特尔,Chagan Bateer",
        "John Doe,John Doe",
    })
    void personsAreNamedWithTheSurnameReadAsOne(String name, String english) {
        assertThat(NAMES.derived(name, HolderType.INDIVIDUAL)).isEqualTo(english.replace("Bateer", "Bate'er"));
    }

    @ParameterizedTest
    @CsvSource({
        "杭州示例网络有限公司,Hangzhou Shili Wangluo Youxian Gongsi",
        "单县示例公司,Shanxian Shili Gongsi",
        "曾氏示例商行,Zeng Shi Shili Shanghang",
        "重庆示例银行股份有限公司,Chongqing Shili Yinhang Gufen Youxian Gongsi",
        "厦门示例会计师事务所,Xiamen Shili Kuaijishi Shiwusuo",
        "长春示例音乐俱乐部,Changchun Shili Yinyue Julebu",
        "示例网络（杭州）有限公司,Shili Wangluo (Hangzhou) Youxian Gongsi",
        "《示例》杂志社,Shili Zazhi She",
        "示例ABC贸易有限公司,Shili ABC Maoyi Youxian Gongsi",
        "Example Société Générale,Example Societe Generale",
        "Straßen & Söhne GmbH,Strassen & Sohne GmbH",
    })
    void organisationsAreNamedWordByWordAndNotLikePersons(String name, String english) {
        assertThat(NAMES.derived(name, HolderType.ORGANIZATION)).isEqualTo(english);
    }

    @Test
    void aCharacterOutsideTheListIsReadAllTheSame() {
        assertThat(NAMES.derived("张㐀", HolderType.INDIVIDUAL)).isEqualTo("Zhang Qiu");
    }

    @Test
    void aLongNameIsCutBetweenTwoWords() {
        String longName = "Example ".repeat(17).strip();
        assertThat(longName).hasSize(135);
        assertThat(NAMES.shortened(longName)).isEqualTo("Example ".repeat(16).strip());
        assertThat(NAMES.shortened("x".repeat(128))).hasSize(128);
        assertThat(NAMES.shortened("x".repeat(129))).hasSize(128);
    }

    @Test
    void whatIsSurelyShortIsShort() {
        for (String name :
                new String[] {"装".repeat(18), "额".repeat(40), "ß".repeat(42), "(".repeat(64), "装ß(".repeat(8)}) {
            if (NAMES.isSurelyShort(name)) {
                assertThat(NAMES.derived(name, HolderType.ORGANIZATION).length())
                        .isLessThanOrEqualTo(128);
            }
        }
        assertThat(NAMES.isSurelyShort("杭州示例网络有限公司")).isTrue();
        assertThat(NAMES.isSurelyShort("装".repeat(19))).isFalse();
    }
}
