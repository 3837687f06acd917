package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private StartRefused start(boolean simulate, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.put("realname.data.dir", folder.resolve("data").toString());
        all.put("realname.security.keys", folder.resolve("keys").toString());
        return catchThrowableOfType(StartRefused.class, () -> {
            Settings settings = Settings.load(ROOT.resolve("config/application.properties"), Map.of())
                    .with(all);
            Program.start(ROOT, settings, simulate, InstantSource.system()).close();
        });
    }

    @Test
    void tellsAllThatIsWrongBeforeAnythingRuns() {
        StartRefused refused = start(
                true, Map.of("realname.http.port", "high", "realname.sources.R001.senders", "nobody, @b.cn, somebody"));

        assertThat(refused.sentence()).isEqualTo("The service does not start, because the configuration is not sound:");
        assertThat(refused.reasons())
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first).contains("realname.http.port must be a whole number"),
                        second -> assertThat(second).contains("\"nobody\" of the source R001"),
                        third -> assertThat(third).contains("\"somebody\" of the source R001"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesEveryCounterpartThatIsMissing() {
        StartRefused refused = start(false, Map.of("realname.icp.url", "https://icp.example.cn"));

        assertThat(refused.sentence()).contains("--simulate");
        assertThat(refused.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("realname.reviewers.cnnic.secret"))
                .anySatisfy(reason -> assertThat(reason).contains("realname.registrar.sync.url"))
                .noneSatisfy(reason -> assertThat(reason).contains("realname.icp.url"));
        assertThat(folder).isEmptyDirectory();
    }
}
