package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    private static String lines(String html) {
        return HtmlText.of(html)
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + "|" + b)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "<table><tr><td><p>姓名</p></td><td><p>张三</p></td></tr><tr><td>域名</td><td>a.cn</td></tr></table>, '姓名\t张三|域名\ta.cn'",
        "<table><tr><td><div>地址</div></td><td><p>示例路</p><p>1 号<br>2 室</p></td></tr></table>, '地址\t示例路 1 号 2 室'",
        "<table><tr><td>姓名<td>张三<tr><td>域名<td>a.cn</table>ende, '姓名\t张三|域名\ta.cn|ende'",
        "<table><tr><td>&nbsp;</td><td><p>姓名：张三</p><p>域名：a.cn</p></td></tr></table>, '|姓名：张三|域名：a.cn'",
        "<table><tr><td><p>您好</p><table><tr><td>姓名</td><td>张三</td></tr></table></td><td>x</td></tr></table>, '您好|姓名\t张三|x'",
        "<p>姓名：张三</p><p>域名：a.cn</p><div>x</div>, 姓名：张三|域名：a.cn|x",
        "<p>a</p>   <p>b</p>  <p>&nbsp;</p> <p>c</p>, a|b| |c",
        "a<br><br>b<div><br></div><div>c</div>, a||b||c",
        "</td></tr></table><td>a</td></tr>b, a|b",
        "<table><tr><td>姓名</td><td>张三, '姓名\t张三'",
    })
    void laysTablesOutInRowsAndKeepsParagraphsApart(String html, String expected) {
        assertThat(lines(html)).isEqualTo(expected);
    }

    @Test
    void isNotHeldUpByTablesWithinTables() {
        String html = "<table><tr><td>".repeat(20_000) + "姓名" + "</td></tr></table>".repeat(20_000) + "x";

        assertThat(lines(html)).startsWith("姓名").endsWith("x");
    }
}
