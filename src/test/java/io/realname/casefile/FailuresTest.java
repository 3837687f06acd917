package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.security.SecretException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final String PERSON = "张三 330102199001011234";

    @Test
    void tellsTheKindsOfExceptionAndNothingOfTheirMessages() {
        Exception failure =
                new IllegalStateException(PERSON, new SQLException("Key (name)=(" + PERSON + ") exists", "23505"));

        assertThat(Failures.reason(failure)).isEqualTo("IllegalStateException < SQLException (SQL state 23505)");
    }

    @Test
    void quotesOurOwnSentences() {
        assertThat(Failures.reason(new RuntimeException(PERSON, new StaleRow("case"))))
                .startsWith("RuntimeException < StaleRow: The row of this case was changed")
                .doesNotContain("张三");
        assertThat(Failures.reason(new SecretException("The key is missing."))).contains("The key is missing.");
    }

    @Test
    void staysShortHoweverLongTheChainIs() {
        Throwable chain = new IllegalStateException();
        for (int i = 0; i < 1_000; i++) {
            chain = new IllegalStateException(chain);
        }

        assertThat(Failures.reason(chain)).hasSizeLessThanOrEqualTo(300);
    }
}
