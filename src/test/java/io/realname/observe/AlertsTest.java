package io.realname.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
    private static final Path SHIPPED = Path.of("config/alerts.yaml");

    @TempDir
    private Path folder;

    @Test
    void knowsABoundForEveryLine() throws IOException {
        Alerts alerts = Alerts.load(SHIPPED);

        assertThat(alerts.stages()).hasSize(12).containsEntry("send-review", 30).containsEntry("mails", 15);
        assertThat(alerts.cases()).containsOnlyKeys("in-review", "approved", "held", "manual");
    }

    @ParameterizedTest
    @CsvSource({
        "'  enrich: 15', '', stages.enrich",
        "'  enrich: 15', '  enrich: 0', stages.enrich",
        "'  enrich: 15', '  enrich: 4001', from 1 to 4000",
        "'  manual: 2', '  closed: 2', cases.manual",
        "'  icp: 60', '  icp: 60, ipc: 60', icp",
        "'drops-minutes: 60', 'drops-minutes: 0', drops-minutes",
        "'jobs-minutes: 60', '', jobs-minutes",
        "'mailbox-failures: 3', 'mailbox-failures: -1', mailbox-failures",
        "'disk-mebibytes', 'disk-kilobytes', disk-mebibytes"
    })
    void refusesWhatCannotBeMeant(String text, String by, String named) throws IOException {
        String shipped = Files.readString(SHIPPED);
        assertThat(shipped).contains(text);
        Path file = Files.writeString(folder.resolve("alerts.yaml"), shipped.replace(text, by));

        assertThatThrownBy(() -> Alerts.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesABoundOfNothing() throws IOException {
        String shipped = Files.readString(SHIPPED);
        Path file = Files.writeString(
                folder.resolve("alerts.yaml"), shipped.replace("  screen: 15", "  screen: 15\n  scren: 15"));

        assertThatThrownBy(() -> Alerts.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stages.scren of config/alerts.yaml is unknown; there are inspect, screen");
    }
}
