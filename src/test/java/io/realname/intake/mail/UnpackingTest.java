package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.app.Knowledge;
import io.realname.intake.TestLimits;
import io.realname.intake.format.RowsRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package in a mail may hold as much as one that is dropped: what the configuration says. */
class UnpackingTest {
    private static final int MOST = TestLimits.DELIVERED.packages().entries();

    private final Unpacking unpacking;

    @TempDir
    Path folder;

    UnpackingTest() throws IOException {
        unpacking = new Unpacking(Knowledge.load(Path.of("config")).formats());
    }

    @Test
    void takesAsManyFilesOutOfAPackageAsTheConfigurationAllows() throws Exception {
        assertThat(unpacking.manifests(List.of(zip(MOST)), folder, "M-1")).hasSize(MOST);
    }

    @Test
    void refusesAPackageOfMoreFilesThanTheConfigurationAllows() {
        assertThatThrownBy(() -> unpacking.manifests(List.of(zip(MOST + 1)), folder, "M-1"))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).isEqualTo("count"));
    }

    private static Part zip(int entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                out.putNextEntry(new ZipEntry(i + ".json"));
                out.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Part("package.zip", "application/zip", false, null, bytes.toByteArray());
    }
}
