package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarySettingsTest {
    @TempDir
    Path folder;

    private Map<String, Charset> read(Map<String, String> keys) throws IOException {
        Path file = Files.writeString(folder.resolve("application.properties"), "");
        return new SummarySettings(Settings.load(file, Map.of()).with(keys)).read();
    }

    @Test
    void knowsTheEncodingOfEachSourceThatSaysOne() throws IOException {
        assertThat(read(Map.of(
                        "realname.sources.R001.summary-charset", "gb18030",
                        "realname.sources.R002.summary-charset", "UTF-8",
                        "realname.sources.R003.site", "cn")))
                .isEqualTo(Map.of("R001", Charset.forName("GB18030"), "R002", StandardCharsets.UTF_8));
    }

    @Test
    void refusesAnyOther() {
        assertThatThrownBy(() -> read(Map.of("realname.sources.R001.summary-charset", "latin1")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("The setting realname.sources.R001.summary-charset must be UTF-8 or GB18030; correct it.");
    }
}
