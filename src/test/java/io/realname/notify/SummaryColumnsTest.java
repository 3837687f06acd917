package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.submission.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryColumnsTest {
    @TempDir
    Path folder;

    private SummaryColumns load(String yaml) throws IOException {
        return SummaryColumns.load(Files.writeString(folder.resolve("summary-columns.yaml"), yaml));
    }

    @Test
    void takesOrderAndNamesFromTheConfiguration() throws IOException {
        SummaryColumns columns = load("state: {zh: 状态, en: State}\nsubmission-id: {zh: 编号, en: Id}\n");

        assertThat(columns.head(Language.ZH)).containsExactly("状态", "编号");
        assertThat(columns.head(Language.EN)).containsExactly("State", "Id");
    }

    @Test
    void saysWhatIsWrongInIt() {
        assertThatThrownBy(() -> load("name: {zh: 名称, en: Name}"))
                .hasMessageStartingWith("The summary has no column \"name\"; there are submission-id, file, row,");
        assertThatThrownBy(() -> load("state: {zh: 状态}"))
                .hasMessageContaining(
                        "The column state of config/summary-columns.yaml has no name in the language en.");
    }
}
