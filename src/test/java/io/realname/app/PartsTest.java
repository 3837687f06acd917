package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final Parts parts = new Parts();
    private final List<String> closed = new ArrayList<>();

    @Test
    void closesInTheReverseOrderAndOnce() throws Exception {
        parts.keep(() -> closed.add("first"));
        parts.keep(() -> closed.add("second"));

        parts.close();
        parts.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesAllWhateverFailsAndTellsEveryFailure() {
        IOException earlier = failing("earlier");
        parts.keep(() -> closed.add("first"));
        IOException later = failing("later");

        assertThatThrownBy(parts::close).isSameAs(later).hasSuppressedException(earlier);
        assertThat(closed).containsExactly("first");
    }

    @Test
    void addsFailuresToTheReasonForClosing() {
        IOException failure = failing("closing");
        Exception reason = new IllegalStateException("starting");

        parts.closeAfter(reason);

        assertThat(reason).hasSuppressedException(failure);
    }

    private IOException failing(String sentence) {
        IOException failure = new IOException(sentence);
        parts.keep(() -> {
            throw failure;
        });
        return failure;
    }
}
