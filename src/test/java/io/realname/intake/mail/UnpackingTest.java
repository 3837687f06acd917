package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    @TempDir
    Path folder;

    @Test
    void takesAsManyFilesOutOfAPackageAsTheConfigurationAllows() throws Exception {
        List<Part> mail = List.of(zip("a.json", "b.json"));

        assertThat(unpacking(2).manifests(mail, folder, "M-1"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("a.json", "b.json");
    }

    @Test
    void refusesAPackageOfMoreFilesThanTheConfigurationAllows() throws IOException {
        List<Part> mail = List.of(zip("a.json", "b.json"));

        assertThatThrownBy(() -> unpacking(1).manifests(mail, folder, "M-1"))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).isEqualTo("count"));
    }

    private static Unpacking unpacking(int entries) throws IOException {
        return new Unpacking(new Formats(
                Columns.load(Path.of("config/columns.yaml")), new ZipPackage.Bounds(entries, 1 << 20, 200)));
    }

    private static Part zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Part("package.zip", "application/zip", false, null, bytes.toByteArray());
    }
}
