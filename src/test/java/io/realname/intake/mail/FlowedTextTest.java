package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowedTextTest {
    @ParameterizedTest
    @CsvSource({
        "'Street: Room 1201, \r\nBuilding 3\r\nCity: X', 'Street: Room 1201, Building 3\nCity: X'",
        "'a \nb \nc', 'a b c'",
        "' a\n  b', 'a\n b'",
        "'> a \n> b\nc', '>a b\nc'",
        "'> a \nb', '>a \nb'",
        "'a\n-- \nb', 'a\n-- \nb'",
        "'a ', 'a '",
        "'', ''",
    })
    void joinsLinesThatGoOnWithinOneQuotation(String broken, String whole) {
        assertThat(joined(unescaped(broken), false)).isEqualTo(unescaped(whole));
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    private static String joined(String text, boolean withoutSpaces) {
        return new String(
                FlowedText.joined(text.getBytes(StandardCharsets.UTF_8), withoutSpaces), StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheSpacesOutIfTheyWereOnlyPutThereToBreakALine() {
        assertThat(joined("地址：示例路 \n1 号", true)).isEqualTo("地址：示例路1 号");
    }

    @Test
    void aLongAddressKeepsItsEndInWhateverEncoding() throws MailRefused {
        Charset gbk = Charset.forName("GBK");
        String text = "地址：示例路 \r\n1 号\r\n邮编：310000";
        String mail = "Content-Type: text/plain; charset=gbk; Format=Flowed; delsp=YES\r\n\r\n"
                + new String(text.getBytes(gbk), StandardCharsets.ISO_8859_1);

        List<Part> parts = MimeWalker.walk(mail.getBytes(StandardCharsets.ISO_8859_1), MailLimits.DEFAULT);

        assertThat(parts.get(0).text()).isEqualTo("地址：示例路1 号\n邮编：310000");
    }
}
