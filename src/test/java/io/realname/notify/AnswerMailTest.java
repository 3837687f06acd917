package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.MailThread;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerMailTest {
    private static String references(String earlier) throws Exception {
        MailThread thread = new MailThread("ops@example.cn", null, "<answered@example.cn>", earlier, "subject");
        return new AnswerMail(new InternetAddress("desk@realname.example"), thread, thread.subject())
                .write(new AnswerText.Said("plain", "html"), "<answer@realname.example>", Instant.EPOCH)
                .getHeader("References")[0]
                .replaceAll("\\s+", " ");
    }

    @Test
    void namesAllMailsOfItsThread() throws Exception {
        assertThat(references(null)).isEqualTo("<answered@example.cn>");
        assertThat(references("<root@example.cn> <second@example.cn>"))
                .isEqualTo("<root@example.cn> <second@example.cn> <answered@example.cn>");
    }

    @Test
    void namesTheRootAlsoOfALongThreadAndTheNewestOfTheOthers() throws Exception {
        String earlier = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "<a-mail-with-the-number-" + i + "@mail.example.cn>")
                .collect(Collectors.joining(" "));

        assertThat(references(earlier))
                .hasSizeLessThanOrEqualTo(900)
                .startsWith("<a-mail-with-the-number-1@mail.example.cn> ")
                .doesNotContain("number-2@")
                .endsWith("<a-mail-with-the-number-40@mail.example.cn> <answered@example.cn>");
    }
}
