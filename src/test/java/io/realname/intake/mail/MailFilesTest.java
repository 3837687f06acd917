package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFilesTest {
    @TempDir
    Path folder;

    private static Part part(String name, String content) {
        return new Part(name, "image/jpeg", false, null, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsTwoFilesOfOneNameThatIsAsLongAsANameMayBe() throws Exception {
        String name = "执".repeat(83) + "ab.jpg";
        MailFiles files = new MailFiles(folder);

        files.add(part(name, "one"));
        files.add(part(name, "other"));

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        assertThat(files.names()).hasSize(2).allSatisfy(kept -> assertThat(kept).endsWith(".jpg"));
        assertThat(folder.resolve(name)).hasContent("one");
        assertThat(folder)
                .isDirectoryContaining(file -> file.getFileName().toString().endsWith("-2.jpg"));
    }
}
