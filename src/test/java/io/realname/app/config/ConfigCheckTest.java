package io.realname.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realname.app.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {
    private static final String PROPERTIES = "config/application.properties";

    @TempDir
    Path root;

    private int lines;

    @BeforeEach
    void copyTheConfiguration() throws IOException {
        for (String folder : List.of("config", "routes", "sql")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, root.resolve(file.toString()));
                }
            }
        }
        lines = Files.readAllLines(root.resolve(PROPERTIES)).size();
    }

    private List<Fault> check(Map<String, String> environment) {
        return ConfigCheck.of(root, environment);
    }

    private void set(String properties) throws IOException {
        Files.writeString(root.resolve(PROPERTIES), "\n" + properties + "\n", StandardOpenOption.APPEND);
        assertThat(Files.readAllLines(root.resolve(PROPERTIES))).hasSizeGreaterThan(lines);
    }

    private void replace(String file, String text, String by) throws IOException {
        String before = Files.readString(root.resolve(file));
        assertThat(before).contains(text);
        Files.writeString(root.resolve(file), before.replace(text, by));
    }

    @Test
    void theConfigurationAsDeliveredIsSound() {
        assertThat(check(Map.of())).isEmpty();
    }

    @Test
    void aWholeConfigurationIsSound() throws IOException {
        set("""
                realname.mail.imap.url=imaps://mail.example.cn
                realname.mail.smtp.url=smtp://mail.example.cn:2525
                realname.mail.imap.user=desk@example.cn
                realname.mail.imap.password=secret
                realname.mail.from=desk@example.cn
                realname.mail.authserv-id=mail.example.cn
                realname.reviewers.cnnic.url=https://reviewer.example.cn
                realname.reviewers.cnnic.secret=a secret of the reviewer
                realname.sources.R001.ways = folder, mail \\
                   , rest
                realname.sources.R001.site=intl
                realname.sources.R001.language=en
                realname.sources.R001.quota=1
                realname.sources.R001.summary-charset=GB18030
                realname.sources.R001.senders=ops@example.cn, @reseller.example
                realname.sources.R001.sender-check=authenticated
                realname.sources.R001.webhook.url=http://10.0.0.1/hook
                realname.sources.R001.webhook.secret=0123456789abcdef01234567
                realname.sources.R001.webhook.private=true
                realname.sources.R002.senders=anybody@reseller.example""");

        assertThat(check(Map.of("REALNAME_SOURCES_R002_QUOTA", "5", "PATH", "/bin")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    realname.http.prot=8081 | Nobody knows the key realname.http.prot; did you mean realname.http.port?
                    realnam.http.port=8081 | did you mean realname.http.port?
                    realname.sources.R001.langauge=en | did you mean realname.sources.R001.language?
                    realname.sources.R001.sender_check=none | did you mean realname.sources.R001.sender-check?
                    realname.colour=red | Nobody knows the key realname.colour; correct or delete it.
                    realname.http.port=8080 | is set here again, and only the last line counts
                    realname.http.public-url=here | must be an address such as https://
                    realname.clock.day-seconds: -1 | must be a number from 0.01 to 86400
                    realname.mail.poll-seconds 0 | must be a number from 0.1 to 86400
                    realname.clock.day-seconds=soon | must be a number
                    realname.database.url=jdbc:mysql://x | must be an address such as jdbc:postgresql:
                    realname.icp.url=ftp://icp.example.cn | must be an address such as https://
                    realname.sources.R001.ways=folder, fax | one or several of folder, mail, rest
                    realname.sources.R001.site=us | must be cn or intl
                    realname.sources.R001.language=fr | must be zh or en
                    realname.sources.R001.quota=0 | must be a whole number from 1 to 1000000000
                    realname.sources.R001.quota=1.5 | must be a whole number
                    realname.sources.R001.summary-charset=GBK | must be UTF-8 or GB18030
                    realname.sources.R001.senders=example.cn | neither an address nor a domain
                    realname.sources.R001.ways=mail | nobody may write for it
                    realname.sources.-R1.site=cn | can be no source's name
                    realname.sources.客户.site=cn | can be no source's name
                    realname.reviewers.cnnik.url=https://r.example.cn | no registry cnnik; did you mean cnnic?
                    realname.reviewers.cnnic.url=https://r.example.cn | without realname.reviewers.cnnic.secret
                    realname.reviewers.cnnic.secret=abc | without realname.reviewers.cnnic.url
                    realname.registrar.url=jdbc:postgresql:r | without realname.registrar.sync.url
                    realname.database.password=x | without realname.database.user
                    realname.sources.R001.webhook.url=https://a.cn | without realname.sources.R001.webhook.secret
                    realname.sources.R001.webhook.secret=abc | without realname.sources.R001.webhook.url
                    realname.mail.smtp.token=abc | without realname.mail.smtp.user
                    realname.node=a | realname.node means nothing without realname.database.url
                    realname.data.dir=\\u12x | four hexadecimal digits
                    """)
    void tellsTheLineOfAWrongSetting(String line, String sentence) throws IOException {
        set(line);

        assertThat(check(Map.of())).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo(PROPERTIES);
            assertThat(fault.line()).isEqualTo(lines + 2);
            assertThat(fault.sentence()).contains(sentence).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.senders=x@example.cn; b.senders=X@Example.cn | 3 | is listed for both a and b
                    a.webhook.url=https://a.cn; a.webhook.secret=weak | 3 | too short: it has 4 bytes
                    a.webhook.secret=0123456789abcdef01234567; a.webhook.url=http://a.cn | 3 | must begin with https://
                    a.webhook.url=https://a.cn; a.webhook.secret=0123456789abcdef01234567; a.webhook.private=yes | 4 | must be true or false
                    a.ways=rest; a.senders=x@example.cn | 3 | no mail among its ways
                    a.senders=x@example.cn; a.sender-check=authenticated | 3 | set realname.mail.authserv-id
                    """)
    void tellsTheLineOfSettingsThatDoNotGoTogether(String settings, int line, String sentence) throws IOException {
        set(settings.replaceAll("(^|; )", "\nrealname.sources.").strip());

        assertThat(check(Map.of())).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(lines + line);
            assertThat(fault.sentence()).contains(sentence);
        });
    }

    @Test
    void tellsWhatMailLacks() throws IOException {
        set("realname.mail.imap.url=imaps://mail.example.cn/path\nrealname.mail.imap.user=desk");

        assertThat(check(Map.of()))
                .extracting(Fault::toString)
                .satisfiesExactly(
                        first -> assertThat(first).contains("without realname.mail.from"),
                        second -> assertThat(second).contains("without realname.mail.smtp.url"),
                        third -> assertThat(third).contains("REALNAME_MAIL_IMAP_PASSWORD_FILE"));

        set("realname.mail.imap.password=x\nrealname.mail.smtp.url=smtp://mail.example.cn\nrealname.mail.from=nobody");

        assertThat(check(Map.of()))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains("nothing but a port behind it"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REALNAME_HTTP_HOTS | x | did you mean REALNAME_HTTP_HOST?
                    REALNAME_HTTP_PORT | high | realname.http.port must be a whole number
                    REALNAME_SOURCES_R001_QUOTA | 5 | belongs to no source
                    REALNAME_MAIL_IMAP_TOKEN_FILE | /nowhere | The file with the value cannot be used.
                    """)
    void tellsWhichVariableIsWrong(String variable, String value, String sentence) {
        assertThat(check(Map.of(variable, value))).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo(variable);
            assertThat(fault.sentence()).contains(sentence);
        });
    }

    @Test
    void doesNotRepeatASecret() throws IOException {
        Path file = Files.createFile(
                root.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "hush");
        set("realname.sources.a.webhook.url=https://a.cn\nrealname.reviewers.cnnic.secret=hush-hush");

        assertThat(check(Map.of("REALNAME_SOURCES_A_WEBHOOK_SECRET_FILE", file.toString())))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("hush"))
                .anySatisfy(fault -> assertThat(fault.place()).isEqualTo("REALNAME_SOURCES_A_WEBHOOK_SECRET_FILE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    config/limits.yaml | expires-soon-days: 30 | expires-son-days: 30 | documents.expires-soon-days is missing
                    config/limits.yaml | short-edge-pixels: 600 | short-edge-pixels: wide | documents.short-edge-pixels is not
                    config/limits.yaml | tokens: 20000 | tokens: 0 | Every bound of manifests must be above 0
                    config/limits.yaml | 'ratio: 200' | 'ration: 200' | packages.ratio is missing
                    config/limits.yaml | 'packages:' | 'package:' | Nobody knows the entry package
                    config/times.yaml | overdue-business-days: 5 | overdue-business-days: 0 | must be from 1 to 3660
                    config/policies/intl.yaml | 'site: intl' | 'site: moon' | The value of site is none
                    config/jobs.yaml | 'catch-up-days: 7' | 'catch-up-days: 0' | catch-up-days
                    config/alerts.yaml | '  screen: 15' | '  screen: 0' | stages.screen of config/alerts.yaml must be
                    config/summary-columns.yaml | 'codes: {zh' | 'codes: {cn' | codes
                    config/contact.yaml | ':' | ': [' | not of the form
                    config/suffixes.tsv | approved | allowed | not a suffix, its Unicode form, approved or refused
                    config/calendar/2026.tsv | holiday | feast | not a date, holiday or workday
                    config/manifest.schema.json | '}' | '}}' | not of the form
                    routes/10-intake.camel.yaml | 'id: 10' | '- 10' | not of the form
                    config/messages/en/mail.yaml | answer/closed | answer/manual | Duplicate field
                    """)
    void tellsFileAndLineOfWhatNoLoaderTakes(String file, String text, String by, String sentence) throws IOException {
        replace(file, text, by);

        assertThat(check(Map.of())).singleElement().satisfies(fault -> {
            assertThat(fault.place()).isEqualTo(file);
            assertThat(fault.line()).isPositive();
            assertThat(fault.sentence()).contains(sentence);
        });
    }

    @Test
    void tellsBeforeAStartWithoutReadingEveryFile() throws IOException {
        set("realname.http.prt=1");
        Files.delete(root.resolve("sql/registrar/sync.sql"));
        Settings settings = Settings.load(root.resolve(PROPERTIES), Map.of());

        assertThat(ConfigCheck.ofSettings(root, settings))
                .isEqualTo(ConfigCheck.of(root, settings))
                .extracting(Fault::place)
                .containsExactly(PROPERTIES, "sql/registrar/sync.sql");
    }

    @Test
    void tellsOfATextWithoutRemedy() throws IOException {
        Files.writeString(root.resolve("config/messages/zh/new.yaml"), "new.code:\n  message: 说明\n");

        assertThat(check(Map.of()))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith("config/messages/zh/new.yaml: It has no message or no remedy for new.code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql/registrar/sync.sql",
                "sql/registrar/domains.sql",
                "routes/10-intake.camel.yaml",
                "config/limits.yaml",
                "config/registries.yaml",
                PROPERTIES
            })
    void tellsWhichFileIsMissing(String file) throws IOException {
        Files.delete(root.resolve(file));

        assertThat(check(Map.of()))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.toString()).startsWith(file + ": This").contains("missing"));
    }

    @Test
    void tellsOfAFileThatIsNotInUtf8() throws IOException {
        Files.write(root.resolve(PROPERTIES), "realname.data.dir=数据\n".getBytes("GB18030"));

        assertThat(check(Map.of()))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.toString()).isEqualTo(PROPERTIES + ": This is not UTF-8; save it as UTF-8."));
    }

    @Test
    void tellsEverythingAtOnceByPlaceAndLine() throws IOException {
        set("realname.http.port=x\nrealname.sources.R001.site=us");
        Files.delete(root.resolve("sql/registrar/emails.sql"));
        Files.writeString(root.resolve("config/names.yaml"), "[", StandardCharsets.UTF_8);

        assertThat(check(Map.of()))
                .extracting(Fault::place, Fault::line)
                .containsExactly(
                        tuple(PROPERTIES, lines + 2),
                        tuple(PROPERTIES, lines + 2),
                        tuple(PROPERTIES, lines + 3),
                        tuple("config/names.yaml", 1),
                        tuple("sql/registrar/emails.sql", 0));
    }
}
