package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private Instant now = Instant.parse("2026-03-03T01:00:00Z");
    private final Ids ids = new Ids(() -> now);

    @Test
    void makesIdsOfVersion7() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void makesLaterIdsGreaterAsText() {
        String earlier = ids.next().toString();
        now = now.plusMillis(1);

        assertThat(ids.next().toString()).isGreaterThan(earlier);
    }

    @Test
    void makesNoIdTwiceWithinAnInstant() {
        assertThat(java.util.stream.Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }
}
