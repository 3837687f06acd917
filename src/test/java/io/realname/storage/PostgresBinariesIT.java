package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {
    @TempDir
    Path folder;

    @Test
    void unpacksOnceAndRemovesWhatAnInterruptedRunLeft() throws IOException {
        Path leftover = Files.createDirectories(folder.resolve("unfinished-" + Integer.MAX_VALUE + "/bin"))
                .getParent();

        Path home = PostgresBinaries.unpackedIn(folder);

        assertThat(leftover).doesNotExist();
        assertThat(ServerCommand.run(List.of(home.resolve("bin/postgres").toString(), "--version"))
                        .output())
                .startsWith("postgres (PostgreSQL) ");
        Files.writeString(home.resolve("mark"), "not unpacked again");
        assertThat(PostgresBinaries.unpackedIn(folder)).isEqualTo(home);
        assertThat(home.resolve("mark")).exists();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(home));
    }
}
