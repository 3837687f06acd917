package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of whole lives share. */
abstract class LivesInTown {
    static final String NUMBER = "91330100MA00000072";
    static final String OTHER_NUMBER = "91330100MA0000015W";

    @TempDir
    Path data;

    Town town;

    @AfterEach
    void close() {
        town.close();
    }

    void open(TownSample... samples) throws Exception {
        town = new Town(data, samples);
    }

    static TownSample company() {
        return new TownSample("S-1", NUMBER, "town-test.cn", "town-test.com", "town-test.top");
    }

    List<String> states(TownSample sample) {
        List<String> states = new ArrayList<>();
        for (CaseEvent event : town.events(sample)) {
            boolean changed = states.isEmpty() || !states.get(states.size() - 1).equals(event.to());
            if (event.domain() == null && changed) {
                states.add(event.to());
            }
        }
        return states;
    }

    void awaitError(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.rows("select last_error from outbox where last_error is not null"))
                        .anySatisfy(row ->
                                assertThat(row.get("last_error").toString()).contains(text)));
    }
}
