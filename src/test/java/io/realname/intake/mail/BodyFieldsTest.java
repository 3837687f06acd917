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
