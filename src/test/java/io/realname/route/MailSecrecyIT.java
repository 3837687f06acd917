package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.ServerLine;
import io.realname.app.mail.TestCertificate;
import io.realname.app.mail.TestMailbox;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.intake.mail.TestMail;
import io.realname.notify.FakeSmtp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mail routes over TLS: IMAPS in, STARTTLS out, both with tokens. */
class MailSecrecyIT {
    private static final String TOKEN = "token-of-today";

    private final TestRoutes routes = new TestRoutes();
    private Path data;
    private TestFile test;
    private TestMailbox mailbox;
    private TestCertificate certificate;
    private ServerLine imap;
    private FakeSmtp smtp;

    private void takeBySecureImap() throws Exception {
        imap = new ServerLine(mailbox.server.getImap().getPort(), certificate.server.getServerSocketFactory());
        mailbox.settings.put("realname.mail.imap.url", "imaps://127.0.0.1:" + imap.port());
        mailbox.settings.put("realname.mail.imap.token", TOKEN);
        mailbox.password(TOKEN);
    }

    private void answerBySecureSmtp() throws Exception {
        smtp = new FakeSmtp(certificate.server.getSocketFactory());
        mailbox.settings.put("realname.mail.smtp.url", "smtp://127.0.0.1:" + smtp.port());
        mailbox.settings.put("realname.mail.smtp.user", TestMailbox.DESK);
        mailbox.settings.put("realname.mail.smtp.token", TOKEN);
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        data = folder;
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
        mailbox.deliver(TestMail.from(TestMailbox.CUSTOMER)
                .header("Message-ID: <a@example.cn>")
                .text("Hello, is anybody there?"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        if (smtp != null) {
            smtp.close();
        }
        if (imap != null) {
            imap.close();
        }
        mailbox.close();
        test.close();
    }

    private void start() throws Exception {
        routes.outbox(data.resolve("outbox"))
                .work("result", test.errands(Errand.Kind.RESULT))
                .work("answer", test.errands(Errand.Kind.ANSWER))
                .mail(mailbox)
                .startAll("12-intake-mail.camel.yaml", "70-outcome.camel.yaml", "71-outcome-mail.camel.yaml");
    }

    private static String login() {
        String said = "user=" + TestMailbox.DESK + "\u0001auth=Bearer " + TOKEN + "\u0001\u0001";
        return Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void logsInWithTokensWhereOneOfOurAuthoritiesVouchesForTheServers() throws Exception {
        certificate = new TestCertificate(data, "ip:127.0.0.1");
        mailbox.settings.put("realname.mail.authorities", certificate.pem.toString());
        takeBySecureImap();
        answerBySecureSmtp();
        start();

        TestMailbox.await().untilAsserted(() -> assertThat(smtp.received).hasSize(1));
        TestMailbox.await()
                .untilAsserted(() -> assertThat(mailbox.count("Quarantine")).isEqualTo(1));
        assertThat(imap.commands).anyMatch(command -> command.contains("AUTHENTICATE XOAUTH2"));
        assertThat(imap.commands).anyMatch(command -> command.contains(login()));
        assertThat(smtp.commands).containsSubsequence("STARTTLS", "AUTH XOAUTH2 " + login());
    }

    @ParameterizedTest
    @CsvSource({"ip:127.0.0.1, false", "dns:other.example.cn, true"})
    void saysNothingToAMailboxForWhichNobodyVouches(String name, boolean trusted) throws Exception {
        certificate = new TestCertificate(data, name);
        if (trusted) {
            mailbox.settings.put("realname.mail.authorities", certificate.pem.toString());
        }
        takeBySecureImap();
        start();

        TestMailbox.await().untilAsserted(() -> assertThat(imap.connections).hasValueGreaterThan(1));
        assertThat(imap.commands).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ip:127.0.0.1, false", "dns:other.example.cn, true"})
    void sendsNothingByAServerForWhichNobodyVouches(String name, boolean trusted) throws Exception {
        certificate = new TestCertificate(data, name);
        if (trusted) {
            mailbox.settings.put("realname.mail.authorities", certificate.pem.toString());
        }
        answerBySecureSmtp();
        start();

        TestMailbox.await()
                .untilAsserted(() -> assertThat(test.count("select count(*) from outbox where last_error is not null"))
                        .isEqualTo(1));
        assertThat(smtp.commands).contains("STARTTLS").noneMatch(command -> command.matches("(AUTH|MAIL|DATA).*"));
        assertThat(smtp.received).isEmpty();
    }
}
