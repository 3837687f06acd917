package io.realname.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.app.Settings;
import io.realname.app.StartRefused;
import io.realname.intake.mail.Senders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSetupTest {
    private static final Map<String, String> WHOLE = Map.of(
            "realname.mail.imap.url", "imaps://mail.example.cn",
            "realname.mail.imap.user", "desk@example.cn",
            "realname.mail.imap.password", "secret",
            "realname.mail.smtp.url", "smtp://mail.example.cn:2525",
            "realname.mail.from", "desk@example.cn",
            "realname.sources.R001.senders", "ops@example.cn, @reseller.example",
            "realname.sources.R002.senders", "R2@Reseller.Example");

    @TempDir
    Path folder;

    private Settings settings(Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("application.properties"), "");
        return Settings.load(file, environment);
    }

    private Optional<MailSetup> with(String key, String value) throws IOException {
        Map<String, String> all = new HashMap<>(WHOLE);
        all.put(key, value);
        return MailSetup.of(settings(Map.of()).with(all));
    }

    @Test
    void looksForFilesInTheProjectsFolderWhereverItIsStarted() throws IOException {
        Path file = Files.createDirectory(folder.resolve("config")).resolve("application.properties");
        Files.writeString(file, "realname.mail.authorities=mail.pem\n");
        Files.createFile(
                folder.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("password"), "secret\n");
        Settings settings = Settings.load(file, Map.of("REALNAME_MAIL_SMTP_PASSWORD_FILE", "password"));

        assertThat(settings.text("realname.mail.smtp.password")).contains("secret");
        assertThatThrownBy(() -> MailSetup.of(settings.with(WHOLE)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(folder.resolve("mail.pem").toString());
    }

    @Test
    void isOffWithoutServers() throws IOException {
        assertThat(MailSetup.of(settings(Map.of()))).isEmpty();
    }

    @Test
    void knowsServersFoldersAndSenders() throws IOException {
        MailSetup setup = with("realname.mail.poll-seconds", "2").orElseThrow();

        assertThat(setup.imap().uri()).isEqualTo("imaps://mail.example.cn:993");
        assertThat(setup.smtp().uri()).isEqualTo("smtp://mail.example.cn:2525");
        assertThat(setup.pollMillis()).isEqualTo(2000);
        assertThat(setup.processed()).isEqualTo("Processed");
        assertThat(setup.senders().of("OPS@example.cn")).contains(new Senders.Sender("R001", false));
        assertThat(setup.senders().of("anybody@reseller.example")).contains(new Senders.Sender("R001", false));
        assertThat(setup.senders().of("r2@reseller.example")).contains(new Senders.Sender("R002", false));
        assertThat(setup.senders().of("x@mail.reseller.example")).isEmpty();
        assertThat(setup.senders().of("reseller.example")).isEmpty();
        assertThat(setup.imap().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "imap://mail.example.cn, true",
        "imap://localhost.example.cn, true",
        "imap://127.0.0.1.example.cn, true",
        "imap://127.0.0.1:143, false",
        "imap://localhost, false",
    })
    void insistsOnTlsToAnotherMachine(String url, String required) throws IOException {
        Properties properties =
                with("realname.mail.imap.url", url).orElseThrow().imap().properties();

        assertThat(properties).containsEntry("mail.imap.starttls.required", required);
        assertThat(properties).containsEntry("mail.imap.ssl.checkserveridentity", "true");
    }

    @Test
    void readsATokenAnewForEachLogin() throws IOException {
        Path token = Files.createFile(
                folder.resolve("token"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "first\n");
        Map<String, String> without = new HashMap<>(WHOLE);
        without.remove("realname.mail.imap.password");
        MailServer imap = MailSetup.of(settings(Map.of("REALNAME_MAIL_IMAP_TOKEN_FILE", token.toString()))
                        .with(without))
                .orElseThrow()
                .imap();

        assertThat(imap.properties()).containsEntry("mail.imaps.auth.mechanisms", "XOAUTH2");
        assertThat(new MailLogin(imap).getPasswordAuthentication().getPassword())
                .isEqualTo("first");
        Files.writeString(token, "second\n");
        assertThat(new MailLogin(imap).getPasswordAuthentication().getPassword())
                .isEqualTo("second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realname.mail.smtp.url | '' | both servers",
                "realname.mail.imap.url | pop3://mail.example.cn | imaps://mail.example.cn",
                "realname.mail.imap.url | imaps://u:p@mail.example.cn | setting of their own",
                "realname.mail.imap.url | imaps://mail.example.cn/?x=y | nothing but a port",
                "realname.mail.imap.password | '' | realname.mail.imap.password is missing",
                "realname.mail.from | nobody | realname.mail.from",
                "realname.mail.authorities | /nowhere.pem | /nowhere.pem",
                "realname.sources.R001.sender-check | authenticated | realname.mail.authserv-id",
                "realname.sources.R001.senders | example.cn | neither an address nor a domain",
                "realname.sources.R003.senders | ops@example.cn | list it for one",
            })
    void refusesToStartAndSaysWhy(String key, String value, String reason) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(reason);
    }
}
