package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "verified,              true,  2026-01-01T00:00:00Z, ,                     passes",
        "nobody knows it,       ,      ,                     ,                     holds",
        "held just under 3 days,,      ,                     2026-03-03T01:00:01Z, holds",
        "held for 3 days,       ,      ,                     2026-03-03T01:00:00Z, fails",
        "link not sent,         false, ,                     2026-03-03T01:00:01Z, holds",
        "link just valid,       false, 2026-03-03T01:00:01Z, ,                     holds",
        "link expired,          false, 2026-03-03T01:00:00Z, ,                     fails",
        "new link while held,   false, 2026-03-05T01:00:00Z, 2026-03-02T01:00:00Z, holds",
        "old link while held,   false, 2026-03-01T01:00:00Z, 2026-03-05T01:00:00Z, fails"
    })
    void judgesByTheLinkElseByTheHold(String what, Boolean verified, Instant sent, Instant heldSince, String end)
            throws IOException {
        EmailVerification known = verified == null ? null : new EmailVerification("a@b.cn", verified, sent);

        Optional<Finding> found = EmailCheck.check(
                known, heldSince, NOW, Times.load(Path.of("config/times.yaml")).registrar());

        switch (end) {
            case "passes" -> assertThat(found).isEmpty();
            case "holds" ->
                assertThat(found).hasValueSatisfying(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.HOLD);
                    assertThat(finding.waitsFor()).isEqualTo("email-verified");
                });
            default ->
                assertThat(found).hasValueSatisfying(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.variant()).isEqualTo("expired");
                    assertThat(finding.waitsFor()).isNull();
                });
        }
    }
}
