package io.realname.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.intake.TestLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipPackageTest {
    @TempDir
    Path folder;

    private Path into;

    @BeforeEach
    void makeFolder() throws IOException {
        into = Files.createDirectory(folder.resolve("unpacked"));
    }

    private Path zip(Charset names, String... entries) throws IOException {
        Path file = folder.resolve("package.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private List<String> unpack(Path file) throws Exception {
        return ZipPackage.unpack(file, into, TestLimits.DELIVERED.packages()).stream()
                .map(path -> into.relativize(path).toString())
                .toList();
    }

    private void refused(Path file, ZipPackage.Bounds bounds, String variant) {
        assertThatThrownBy(() -> ZipPackage.unpack(file, into, bounds))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).isEqualTo(variant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void unpacksFilesInFoldersWithChineseNames(String charset) throws Exception {
        Path file = zip(Charset.forName(charset), "清单.csv", "图片/", "图片/执照.jpg", "__MACOSX/x", "图片/.DS_Store");

        assertThat(unpack(file)).containsExactly("图片/执照.jpg", "清单.csv");
        assertThat(into.resolve("图片/执照.jpg")).hasContent("图片/执照.jpg");
    }

    @ParameterizedTest
    @CsvSource({"a/b.json, a", "x/y.json, x/./y.json", "x/y.json, X/Y.json"})
    void refusesTwoFilesThatWouldBeOne(String one, String other) throws Exception {
        refused(zip(StandardCharsets.UTF_8, one, other), TestLimits.DELIVERED.packages(), "duplicate-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out.json",
                "a/../../out.json",
                "/etc/out.json",
                "C:/out.json",
                "a\\..\\out.json",
                "a\u202Egpj.exe"
            })
    void refusesANameThatLeadsOutAndWritesNothingThere(String name) throws Exception {
        refused(zip(StandardCharsets.UTF_8, name), TestLimits.DELIVERED.packages(), "unsafe-name");

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString()))
                    .containsExactly("package.zip");
        }
    }

    @Test
    void refusesTwoFilesOfOneName() throws Exception {
        refused(zip(StandardCharsets.UTF_8, "a.json", "A.JSON"), TestLimits.DELIVERED.packages(), "duplicate-key");
    }

    @Test
    void refusesABombByCountSizeAndRatio() throws Exception {
        refused(zip(StandardCharsets.UTF_8, "a", "b", "c"), new ZipPackage.Bounds(2, 1000, 10), "count");
        refused(zip(StandardCharsets.UTF_8, "abc", "def"), new ZipPackage.Bounds(2, 5, 10), "bytes");
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("zeros"));
            out.write(new byte[20 << 20]);
        }
        refused(file, TestLimits.DELIVERED.packages(), "ratio");
    }

    @Test
    void refusesWhatIsEncryptedOrNoZip() throws Exception {
        Path file = zip(StandardCharsets.UTF_8, "a.json");
        byte[] bytes = Files.readAllBytes(file);
        bytes[6] |= 1; // the general purpose flag of the local header ...
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[central + 8] |= 1; // ... and of the directory
        refused(Files.write(file, bytes), TestLimits.DELIVERED.packages(), "encrypted");
        refused(Files.writeString(file, "PK no zip"), TestLimits.DELIVERED.packages(), "no-zip");
        refused(Files.write(file, new byte[0]), TestLimits.DELIVERED.packages(), "no-zip");
    }

    @Test
    void aZipInsideStaysAFile() throws Exception {
        Path inner = zip(StandardCharsets.UTF_8, "a.json");
        byte[] bytes = Files.readAllBytes(inner);
        Path outer = folder.resolve("outer.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(outer))) {
            out.putNextEntry(new ZipEntry("inner.zip"));
            out.write(bytes);
        }

        assertThat(unpack(outer)).containsExactly("inner.zip");
    }
}
