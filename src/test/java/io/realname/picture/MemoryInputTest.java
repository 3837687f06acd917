package io.realname.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

class MemoryInputTest {
    private final MemoryInput input = new MemoryInput(new byte[] {1, 2}, Deadline.in(Duration.ofMinutes(1)));

    @Test
    void letsADecoderLookAFewBytesBeyondTheEnd() throws Exception {
        assertThat(input.read()).isEqualTo(1);
        assertThat(input.read(new byte[8], 0, 8)).isEqualTo(1);
        for (int i = 0; i < 64; i++) {
            assertThat(input.read()).isEqualTo(-1);
        }
    }

    /** The decoder of lossless WebP goes on for as many pixels as the header promises. */
    @Test
    void endsADecoderThatGoesOnAfterTheEnd() {
        assertThatThrownBy(() -> {
                    while (true) {
                        input.read();
                    }
                })
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("ends before");
    }
}
