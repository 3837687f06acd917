package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailQueueIT {
    private TestFile test;
    private MailQueue queue;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        queue = new MailQueue(test.file.jdbi(), test.file.mails(), test.file.business(), test.file.system());
        test.file
                .mails()
                .store(
                        new MailBook.Place("desk", 1, 1),
                        "Subject: 1".getBytes(StandardCharsets.UTF_8),
                        true,
                        test.business);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aMailComesAgainEvenIfWhatItLeftBehindCannotBeTidiedAway() {
        LockedMail mail = queue.next().orElseThrow();
        mail.keep(() -> {
            throw new IOException("the disk is full");
        });

        assertThatThrownBy(() -> mail.giveBack(new IllegalStateException("no time")))
                .hasMessageContaining("cannot be tidied away");
        test.system = test.system.plusSeconds(60);

        LockedMail next = queue.next().orElseThrow();
        assertThat(next.id()).isEqualTo(mail.id());
        assertThat(test.count("select failures from mails")).isEqualTo(1);
        next.complete();
        assertThat(queue.next()).isEmpty();
    }
}
