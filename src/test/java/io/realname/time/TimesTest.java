package io.realname.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimesTest {
    private static final Path SHIPPED = Path.of("config/times.yaml");

    @TempDir
    Path folder;

    @Test
    void areTheSpecifiedOnesInTheFileThatIsShipped() throws IOException {
        Times times = Times.load(SHIPPED);

        assertThat(times.review()).isEqualTo(new Times.Review(5, 1, LocalTime.of(18, 30), 60));
        assertThat(times.registrar()).isEqualTo(new Times.Registrar(3, 1, 30));
        assertThat(times.icp()).isEqualTo(new Times.Icp(2, 10, 1, 3, 5));
    }

    @Test
    void areRefusedWithTheEntrysNameWhenOneIsNotANumberOfDaysOrMissingOrUnknown() {
        assertThatThrownBy(() -> changed("email-link-days: 3", "email-link-days: 0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("registrar.email-link-days")
                .hasMessageContaining("1 to 3660");
        assertThatThrownBy(() -> changed("known-final-days: 3", "known-final-day: 3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("known-final-day");
        assertThatThrownBy(() -> changed("first-check-days: 2", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("first-check-days");
    }

    private void changed(String entry, String other) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(entry);
        Times.load(Files.writeString(folder.resolve("times.yaml"), text.replaceFirst(entry, other)));
    }
}
