package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.mail.MailBeans;
import io.realname.app.mail.ServerLine;
import io.realname.app.mail.TestMailbox;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.intake.TestInbox;
import io.realname.intake.mail.TestMail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 12-intake-mail} while the mailbox is not as it should be: nothing is lost, nothing is taken twice, and it goes on. */
class MailFaultsIT {
    private final TestRoutes routes = new TestRoutes();
    private final TestRoutes others = new TestRoutes();
    private TestFile test;
    private TestMailbox mailbox;
    private ServerLine line;
    private Path data;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        data = folder;
        test = new TestFile(folder);
        mailbox = new TestMailbox(test, folder);
        line = new ServerLine(mailbox.server.getImap().getPort());
        mailbox.settings.put("realname.mail.imap.url", "imap://127.0.0.1:" + line.port());
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
        others.close();
        line.close();
        mailbox.close();
        test.close();
    }

    private void start() throws Exception {
        routes.work("result", test.errands(Errand.Kind.RESULT)).mail(mailbox).startAll("12-intake-mail.camel.yaml");
    }

    private static TestMail mail(int number) {
        return TestMail.from(TestMailbox.CUSTOMER)
                .header("Message-ID: <" + number + "@example.cn>")
                .file("manifest.json", "application/json", TestInbox.json(manifest -> {
                    manifest.put("submissionId", "M-" + number);
                    manifest.putArray("domains").add("mail-" + number + ".cn");
                }))
                .file("licence.jpg", "image/jpeg", TestInbox.PICTURE);
    }

    /** As health is told them. */
    private long failures() {
        return ((MailboxState) routes.bean(MailBeans.MAILBOX_STATE)).failures();
    }

    /** While the pauses of mails that the server did not give pass. */
    private void awaitTaken(int mails) {
        TestMailbox.await().untilAsserted(() -> {
            test.system = test.system.plusSeconds(5);
            assertThat(mailbox.count("INBOX")).isZero();
            assertThat(test.count("select count(*) from mails where state = 'taken'"))
                    .isEqualTo(mails);
            assertThat(test.count("select count(*) from submissions")).isEqualTo(mails);
        });
        assertThat(test.count("select count(distinct submission_id) from submissions where disposition = 'case'"))
                .isEqualTo(mails);
    }

    @Test
    void goesOnWhenItIsCutInTheMiddleOfAMail() throws Exception {
        for (int i = 1; i <= 3; i++) {
            mailbox.deliver(mail(i));
        }
        line.beforeFetch(() -> line.cutAfter(40_000));
        start();

        awaitTaken(3);
        assertThat(mailbox.count("Processed")).isEqualTo(3);
        assertThat(line.commands)
                .filteredOn(command -> command.contains("LOGIN") || command.contains("AUTHENTICATE"))
                .hasSizeGreaterThan(1);
    }

    @Test
    void goesOnWhenAnotherClientRemovesTheMailThatIsFetched() throws Exception {
        for (int i = 1; i <= 3; i++) {
            mailbox.deliver(mail(i));
        }
        line.beforeFetch(() -> {
            try {
                mailbox.removeFirst();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        start();

        TestMailbox.await().untilAsserted(() -> {
            test.system = test.system.plusSeconds(5);
            assertThat(mailbox.count("INBOX")).isZero();
        });
        TestMailbox.await()
                .untilAsserted(() -> assertThat(test.count("select count(*) from submissions"))
                        .isBetween(2L, 3L));
        assertThat(test.count("select count(*) from mails where state = 'stored'"))
                .isZero();
        assertThat(test.rows("select submission_id from submissions order by 1"))
                .extracting(row -> row.get("submission_id"))
                .contains("M-2", "M-3")
                .doesNotHaveDuplicates();
    }

    @Test
    void takesInAStoredMailThatHasGoneFromTheMailbox() throws Exception {
        mailbox.deliver(mail(1));
        routes.mail(mailbox).startAll("12-intake-mail.camel.yaml");
        TestMailbox.await()
                .untilAsserted(() ->
                        assertThat(test.count("select count(*) from mails")).isEqualTo(1));
        mailbox.removeAll();

        TestMailbox.await()
                .untilAsserted(() -> assertThat(test.count("select count(*) from submissions"))
                        .isEqualTo(1));
    }

    @Test
    void goesOnWhenTheLoginIsRefusedForAWhile() throws Exception {
        mailbox.password("renewed");
        mailbox.deliver(mail(1));
        start();
        TestMailbox.await()
                .untilAsserted(() -> assertThat(line.commands)
                        .filteredOn(command -> command.contains("LOGIN") || command.contains("AUTHENTICATE"))
                        .hasSizeGreaterThan(2));
        assertThat(failures()).isGreaterThan(1);

        mailbox.password("secret");

        awaitTaken(1);
        TestMailbox.await().until(() -> failures() == 0);
    }

    @Test
    void twoProcessesOnOneMailboxTakeEachMailOnce() throws Exception {
        int mails = 12;
        for (int i = 1; i <= mails; i++) {
            mailbox.deliver(mail(i));
        }
        Path second = Files.createDirectories(data.resolve("second"));
        others.mail(mailbox.secondIn(second)).startAll("12-intake-mail.camel.yaml");
        start();

        awaitTaken(mails);
        assertThat(IntStream.rangeClosed(1, mails).mapToObj(i -> "M-" + i))
                .containsExactlyInAnyOrderElementsOf(test.rows("select submission_id from cases").stream()
                        .map(row -> (String) row.get("submission_id"))
                        .toList());
    }

    @Test
    void aMailAtWhichTheServerEndsTheConnectionDoesNotHoldUpThoseBehindIt() throws Exception {
        for (int i = 1; i <= 3; i++) {
            mailbox.deliver(mail(i));
        }
        line.cutAt("<2@example.cn>");
        start();

        TestMailbox.await()
                .untilAsserted(() -> assertThat(test.rows("select submission_id from submissions order by 1"))
                        .extracting(row -> row.get("submission_id"))
                        .containsExactly("M-1", "M-3"));
        assertThat(failures()).isPositive();
        test.system = test.system.plusSeconds(40);
        TestMailbox.await().until(() -> failures() > 1);

        line.cutAt(null);
        awaitTaken(3);
        TestMailbox.await().until(() -> failures() == 0);
    }

    @Test
    void tellsThatTheFolderCannotBeOpened() throws Exception {
        mailbox.deliver(mail(1));
        line.answer((connection, command) ->
                isCommand(command, "SELECT") ? tag(command) + " NO It is locked by another client.\r\n" : null);
        start();
        TestMailbox.await().until(() -> failures() > 3);

        line.answer((connection, command) -> null);

        awaitTaken(1);
        TestMailbox.await().until(() -> failures() == 0);
    }

    @Test
    void introducesItselfToAServerThatOpensNoFolderForAStranger() throws Exception {
        Set<Integer> introduced = ConcurrentHashMap.newKeySet();
        line.answer((connection, command) -> {
            if (isCommand(command, "CAPABILITY")) {
                return "* CAPABILITY IMAP4rev1 ID\r\n" + tag(command) + " OK that is all\r\n";
            }
            if (isCommand(command, "ID")) {
                introduced.add(connection);
                return "* ID NIL\r\n" + tag(command) + " OK pleased to meet you\r\n";
            }
            return isCommand(command, "SELECT") && !introduced.contains(connection)
                    ? tag(command) + " NO SELECT Unsafe Login.\r\n"
                    : null;
        });
        mailbox.deliver(mail(1));
        start();

        awaitTaken(1);
        TestMailbox.await().until(() -> failures() == 0);
        assertThat(line.commands).anySatisfy(command -> assertThat(command).contains("ID (", "Realname"));
    }

    private static boolean isCommand(String said, String name) {
        String[] words = said.strip().split(" ", 3);
        return words.length > 1 && words[1].equals(name);
    }

    private static String tag(String command) {
        return command.split(" ", 2)[0];
    }
}
