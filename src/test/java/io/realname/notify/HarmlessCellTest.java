package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86 13800138000",
                "-1",
                "@SUM(A1)",
                "=cmd|'/C calc'!A0",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "﹢1",
                "\t=1",
                "\tplain",
                "\rplain",
                "\nplain",
                "  =1",
                "\u3000＝1",
                "\u00A0=1",
                "\uFEFF=1",
                "\u200B=1",
                "\u202E=1",
                "\u0000=1"
            })
    void marksWhatASpreadsheetCouldTakeForAFormula(String text) {
        assertThat(HarmlessCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "S-1", "示例.cn;a=b", "1-2", "a@b.cn", "'=1", "\"=1", "2026-03-03 09:00:00", "𠀀"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(HarmlessCell.of(text)).isEqualTo(text);
    }
}
