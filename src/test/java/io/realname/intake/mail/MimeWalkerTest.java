package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeWalkerTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static List<Part> walk(String raw) throws MailRefused {
        return MimeWalker.walk(raw.getBytes(StandardCharsets.ISO_8859_1), MailLimits.DEFAULT);
    }

    private static String bytesOf(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static String nameOf(String header) throws MailRefused {
        return walk(header + "\r\n\r\nx").get(0).name();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Disposition: attachment; filename=a.jpg | a.jpg",
                "Content-Disposition: attachment; filename=\"a b;c.jpg\" | a b;c.jpg",
                "Content-Disposition: attachment; filename=\"a\\\"b.jpg\" | a\"b.jpg",
                "Content-Disposition: attachment; filename=my scan.jpg | my scan.jpg",
                "CONTENT-TYPE: image/jpeg; NAME=a.jpg | a.jpg",
                "Content-Disposition: attachment; filename=\"=?UTF-8?Q?=E8=90=A5_?= =?UTF-8?B?5Lia?=.jpg\" | 营 业.jpg",
                "Content-Disposition: attachment; filename=\"=?GBK?B?06o=?= =?gbk?b?0rU=?=\" | 营业",
                "Content-Disposition: attachment; filename*=UTF-8''%E8%90%A5.jpg; filename=b.jpg | 营.jpg",
                "Content-Disposition: attachment; filename*1=b.jpg; filename*0=a- | a-b.jpg",
                "Content-Disposition: attachment; filename*0*=GBK''%D3; filename*1*=%AA; filename*2=.jpg | 营.jpg",
                "Content-Disposition: attachment; filename*0*=; filename*2*=x; filename=a | ",
                "Content-Disposition: attachment; filename=\"=?UTF-8?X?abc?=\" | =?UTF-8?X?abc?=",
                "Content-Disposition: attachment; filename=\"=?=?=?=\" | =?=?=?=",
                "Content-Disposition: attachment; filename=\"open | open",
                "Content-Disposition: attachment | ",
            })
    void readsTheNamesThatMailProgramsWrite(String header, String name) throws MailRefused {
        assertThat(nameOf(header)).isEqualTo(name);
    }

    @Test
    void readsNamesWhoseEncodingNobodyDeclared() throws MailRefused {
        String header = "Content-Disposition: attachment; filename=\"";

        assertThat(nameOf(header + bytesOf("营业执照.jpg", GBK) + "\"")).isEqualTo("营业执照.jpg");
        assertThat(nameOf(header + bytesOf("营业执照.jpg", StandardCharsets.UTF_8) + "\""))
                .isEqualTo("营业执照.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base64 | aGVsbG8= | hello",
                "base64 | aGVs\\r\\n bG8 | hello",
                "BASE64 | a-G_V.s!bG8= | hello",
                "base64 | aGU=bGxv | hello",
                "base64 | a | ''",
                "quoted-printable | h=65llo=20 | 'hello '",
                "quoted-printable | hel=\\r\\nlo | hello",
                "quoted-printable | 50% = =ZZ = | 50% = =ZZ =",
                "7bit | hello | hello",
                "x-unknown | hello | hello",
            })
    void undoesTransferEncodingsAndPassesOverWhatIsNone(String encoding, String code, String content)
            throws MailRefused {
        Part part = walk("Content-Type: text/plain; name=a\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"
                        + code.replace("\\r\\n", "\r\n"))
                .get(0);

        assertThat(new String(part.content(), StandardCharsets.UTF_8)).isEqualTo(content);
    }

    @Test
    void tellsBodiesAttachedAndShownFilesApart() throws MailRefused {
        List<Part> parts = walk("Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
                + "Content-Type: text/html\r\n\r\n<p>hello<br>there</p>\r\n--a  \r\n"
                + "Content-Type: image/png; name=x.PNG\r\nContent-ID: <1>\r\n\r\nx\r\n--a\r\n"
                + "Content-Type: image/png; name=y.png\r\nContent-ID: <2>\r\nContent-Disposition: attachment\r\n\r\n"
                + "y\r\n\r\n--a--\r\nepilogue");

        assertThat(parts).extracting(Part::isBody).containsExactly(true, false, false);
        assertThat(parts.get(0).text())
                .isEqualToIgnoringWhitespace("hello there")
                .contains("\n");
        assertThat(parts).extracting(Part::inline).containsExactly(false, true, false);
        assertThat(parts.get(1).extension()).isEqualTo("png");
        assertThat(parts.get(2).content()).asString().isEqualTo("y\r\n");
    }

    @Test
    void holdsItsBoundsExactly() throws MailRefused {
        MailLimits limits = new MailLimits(10_000, 60, 4, 2, 10);
        String three = "Content-Type: multipart/mixed; boundary=a\r\n\r\n" + "--a\r\n\r\nxxx\r\n".repeat(3) + "--a--";

        assertThat(walk(three, limits)).hasSize(3);
        assertThatThrownBy(() -> walk(three.replace("--a--", "--a\r\n\r\n\r\n--a--"), limits))
                .isInstanceOfSatisfying(
                        MailRefused.class, e -> assertThat(e.variant()).isEqualTo("count"));
        assertThatThrownBy(() -> walk(three.replace("xxx", "xxxx"), limits))
                .isInstanceOfSatisfying(
                        MailRefused.class, e -> assertThat(e.variant()).isEqualTo("bytes"));
        assertThatThrownBy(() -> walk("X: " + "x".repeat(60) + "\r\n\r\n", limits))
                .isInstanceOfSatisfying(
                        MailRefused.class, e -> assertThat(e.limit()).isEqualTo(60));
        String attached = "Content-Type: message/rfc822\r\n\r\n";
        assertThat(walk(attached.repeat(2) + "\r\n", new MailLimits(1, 60, 4, 2, 100)))
                .hasSize(1);
        assertThatThrownBy(() -> walk(attached.repeat(3) + "\r\n", new MailLimits(1, 60, 9, 2, 1000)))
                .isInstanceOfSatisfying(
                        MailRefused.class, e -> assertThat(e.variant()).isEqualTo("depth"));
    }

    private static List<Part> walk(String raw, MailLimits limits) throws MailRefused {
        return MimeWalker.walk(raw.getBytes(StandardCharsets.ISO_8859_1), limits);
    }
}
