package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogIT {
    private TestFile test;
    private UUID id;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        id = test.open(TestSubmission.of("S-1"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update events set note = 'another'",
                "delete from events",
                "truncate events",
                "truncate events, cases cascade"
            })
    void canOnlyBeAddedTo(String change) {
        assertThatThrownBy(() -> test.write(handle -> handle.execute(change))).hasMessageContaining("append-only");

        assertThat(test.file.reader().events(id)).hasSize(2);
    }

    @Test
    void tellsWhoChangedWhatAndWhen() {
        test.business = test.business.plusSeconds(5);
        test.enrich();

        assertThat(test.file.reader().events(id).get(2)).satisfies(event -> {
            assertThat(event.at()).isEqualTo(test.business);
            assertThat(event.actor()).isEqualTo("test");
            assertThat(event.from()).isEqualTo("screened");
            assertThat(event.to()).isEqualTo("enriched");
        });
    }

    @Test
    void formsAChainWithoutAGap() {
        test.enrich();
        test.file.actions().withdraw(id);
        test.enter(TestSubmission.of("S-1").name("杭州另外样本有限公司"));
        test.enrich();

        String state = null;
        for (CaseEvent event : test.file.reader().events(id)) {
            assertThat(event.from()).isEqualTo(state);
            state = event.to();
        }
        assertThat(state).isEqualTo("enriched");
    }
}
