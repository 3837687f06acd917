package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.intake.TestLimits;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFieldsTest {
    private final BodyFields fields;

    BodyFieldsTest() throws IOException {
        fields = new BodyFields(new Formats(
                Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml"))),
                TestLimits.DELIVERED.packages()));
    }

    private List<String> read(String text) throws RowsRefused {
        return fields.of(text).stream()
                .map(field -> field.path() + "=" + field.value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "域名：a.cn\n证件类型：身份证\n姓名：张三",
                "域名: a.cn\n证件类型 : 身份证\n姓名\t张三",
                "Domain: a.cn\nID type: 身份证\nName: 张三",
                "您好！\n\n  * *域名*： a.cn \n● 证件类型＝身份证\n姓名：\n张三\n谢谢\n-- \n张三\n姓名：李四",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n姓名：张三",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n\n> 姓名：李四\n> 域名：b.cn",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n------------------ 原始邮件 ------------------\n姓名：李四",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\nOn Monday somebody wrote:\n姓名：李四",
                "域名：a.cn\n----------------------\n证件类型：身份证\n______________________________\n姓名：张三",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n\n发件人：x\n发送时间：2026年\n收件人：y\n主题：z\n\n姓名：李四",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n\n*From:* x\n*Sent:* 2026\n*To:* y\n\n姓名：李四",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n---原始邮件---\n姓名：李四",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n__________________\n\n发件人：x\n姓名：李四",
                "请办理\n-- \n李四\n电话：010\n\n-----转发邮件-----\n域名：a.cn\n证件类型：身份证\n姓名：张三",
                "> 域名：a.cn\n> 证件类型：\n身份证\n> 姓名：\n张三",
                "请看\n> 域名：a.cn\n> 证件类型：身份证\n> 姓名：张三\n>> 姓名：李四",
                "域名\n\na.cn\n\n证件类型\n\n身份证\n\n姓名\n\n张三",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n邮编：\n\n李四\n电话：010",
                "域名：a.cn\n证件类型：身份证\n姓名：张三\n谢谢！\n李四\n电话：010",
                "请见下面\n-----Forwarded message-----\n> 域名：a.cn\n> 证件类型：身份证\n> 姓名：张三",
            })
    void findsTheFieldsAmongWhatPeopleWrite(String text) throws RowsRefused {
        assertThat(read(text)).containsExactlyInAnyOrder("domains=a.cn", "profile.idType=身份证", "profile.name=张三");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello, how are you?\nPhone: 123\nEmail: a@b.cn\nAddress: somewhere",
                "域名：a.cn\n姓名：张三",
                ":::\n::\n：",
                "域名：\n证件类型：\n姓名：",
            })
    void takesALetterForNoSubmission(String text) throws RowsRefused {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void joinsDomainsAndKeepsDocumentsApart() throws RowsRefused {
        assertThat(read("域名：a.cn\n域名：b.cn\n姓名：张三\n图片：1.jpg\n图片：2.jpg"))
                .contains("domains=a.cn;b.cn", "documents.1.file=1.jpg", "documents.1.file=2.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n李四\n电话：010-12345678\n邮箱：li@agent.cn\n邮编：100000\n网址：www.agent.cn",
                "\n\n以上，请查收。\n\n李四 电话：010-12345678\n公司名称：代理有限公司\n地址：示例路 2 号",
                "\n\nBest regards,\nLi Si\n\nPhone: 010-12345678\nZip: 100000",
                "\n\n李四\n代理有限公司\n手机：13900139000",
            })
    void leavesTheCardOfWhoeverSentItAlone(String card) throws RowsRefused {
        assertThat(read("域名：a.cn\n姓名：张三\n证件类型：身份证\n\n手机：13800138000\n邮箱：zhang@x.cn" + card))
                .containsExactly(
                        "domains=a.cn",
                        "profile.name=张三",
                        "profile.idType=身份证",
                        "profile.phone.number=13800138000",
                        "profile.email=zhang@x.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n联系方式\n手机：13800138000",
                "\n\n【联系】\n手机：13800138000",
                "\n\n请尽快办理\n\n手机：13800138000",
                "\n\nQQ：12345\n手机：13800138000",
                "\n\n另外\n手机：13800138000\n证件号码：1",
            })
    void readsOnWhereTheFormGoesOn(String rest) throws RowsRefused {
        assertThat(read("域名：a.cn\n姓名：张三\n证件类型：身份证" + rest)).contains("profile.phone.number=13800138000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "更正：\n证件号码：2\n\n-----原始邮件-----\n域名：a.cn\n姓名：张三\n证件号码：1",
                "> 域名：a.cn\n> 姓名：张三\n> 证件号码：1\n\n修改如下\n域名：a.cn\n姓名：张三\n证件号码：2",
                "域名：a.cn\n姓名：张三\n证件号码：1\n\n更正\n证件号码：2",
            })
    void doesNotChooseBetweenAFormAndItsCorrectionInPart(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RowsRefused.class);
    }

    @Test
    void refusesTwoValuesOfOneField() {
        assertThatThrownBy(() -> read("域名：a.cn\n证件号码：1\n身份证号：2\n姓名：张三"))
                .isInstanceOfSatisfying(
                        RowsRefused.class, e -> assertThat(e.variant()).isEqualTo("duplicate-column"));
    }

    @Test
    void isNotHeldUpByALongText() throws RowsRefused {
        assertThat(read("x:".repeat(1_000_000))).isEmpty();
        assertThat(read("域名：a.cn\n".repeat(4_000) + "证件类型：身份证\n姓名：张三")).hasSize(3);
    }
}
