package io.realname.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {
    @ParameterizedTest
    @CsvSource({
        "example.cn,             example.cn",
        "EXAMPLE.Com.CN,         example.com.cn",
        "示例.中国,                xn--fsq092h.xn--fiqs8s",
        "xn--fsq092h.cn,         xn--fsq092h.cn",
        "XN--FSQ092H.CN,         xn--fsq092h.cn",
        "示例。公司,                xn--fsq092h.xn--55qx5d",
        "ｅｘａｍｐｌｅ．ｃｎ,        example.cn",
        "straße.de,              xn--strae-oqa.de",
        "l·l.cat,                xn--ll-0ea.cat",
        "3com.cn,                3com.cn",
        "〇.cn,                  xn--w6j.cn",
    })
    void takesUnicodeAndPunycode(String name, String ascii) {
        assertThat(DomainNames.ascii(name)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "cn",
                ".cn",
                "a..cn",
                "example.cn.",
                "-a.cn",
                "a-.cn",
                "ab--c.cn",
                "a_b.cn",
                "a b.cn",
                " a.cn",
                "a/b.cn",
                "http://a.cn",
                "192.0.2.1",
                "xn--.cn",
                "xn--zzzzzzzzz.cn",
                "xn--example-.cn",
                "xn--ls8h.cn",
                "☃.cn",
                "😀.cn",
                "a·b.cn",
                "א1a.cn",
                "a\u200Db.cn",
                "a\u202Eb.cn",
                "\u0301a.cn",
                "ـ.cn",
                "ᄀ.cn"
            })
    void refusesWhatIdna2008DoesNotKnow(String name) {
        assertThat(DomainNames.ascii(name)).isNull();
    }

    @Test
    void boundsLabelsAndNames() {
        String label = "a".repeat(63);

        assertThat(DomainNames.ascii(label + ".cn")).isEqualTo(label + ".cn");
        assertThat(DomainNames.ascii("a" + label + ".cn")).isNull();
        assertThat(DomainNames.ascii((label + ".").repeat(3) + "b".repeat(58) + ".cn"))
                .hasSize(253);
        assertThat(DomainNames.ascii((label + ".").repeat(3) + "b".repeat(59) + ".cn"))
                .isNull();
        assertThat(DomainNames.ascii("中".repeat(100_000) + ".cn")).isNull();
    }
}
