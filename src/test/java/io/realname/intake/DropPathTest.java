package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropPathTest {
    private static final Set<Path> IN_MEMORY = Set.of(Path.of("front.jpg"), Path.of("pictures/back.jpg"));

    @TempDir
    Path outside;

    private Path root;
    private Path folder;

    @BeforeEach
    void makeDrop() throws IOException {
        root = outside.resolve("inbox");
        folder = Files.createDirectories(root.resolve("drop"));
        Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(folder.resolve("front.jpg"), "picture");
        Files.writeString(folder.resolve("pictures/back.jpg"), "picture");
        Files.writeString(outside.resolve("secret.jpg"), "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"front.jpg", "pictures/back.jpg", "./front.jpg", "pictures//back.jpg"})
    void findsFilesInAndBelowTheManifestsFolder(String file) throws IOException {
        assertThat(DropPath.resolve(root, folder, file))
                .isInstanceOfSatisfying(
                        DropPath.Found.class,
                        found -> assertThat(found.path()).startsWith(folder).isRegularFile());
        assertThat(DropPath.resolve(IN_MEMORY, file))
                .isInstanceOfSatisfying(
                        DropPath.Found.class, found -> assertThat(found.path()).isIn(IN_MEMORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"later.jpg", "later/front.jpg", "pictures/later.jpg", "..front.jpg", "front.jpg "})
    void saysThatAFileIsNotThereYet(String file) throws IOException {
        assertThat(DropPath.resolve(root, folder, file)).isEqualTo(new DropPath.Absent());
        assertThat(DropPath.resolve(IN_MEMORY, file)).isEqualTo(new DropPath.Absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../drop/front.jpg",
                "../../secret.jpg",
                "pictures/../front.jpg",
                "pictures/..",
                "/etc/hostname",
                "..\\..\\secret.jpg",
                "pictures\\back.jpg",
                "C:/front.jpg",
                "front.jpg\u0000",
                "front\n.jpg",
                "front\u0085.jpg",
                "front\u202Egpj.exe",
                "\u2067front.jpg",
                "pictures",
                "front.jpg/x.jpg"
            })
    void refusesNamesThatLeadAstray(String file) throws IOException {
        assertThat(DropPath.resolve(root, folder, file)).isEqualTo(new DropPath.Unsafe());
        assertThat(DropPath.resolve(IN_MEMORY, file)).isEqualTo(new DropPath.Unsafe());
    }

    @Test
    void refusesNamesThatNoFileSystemTakes() throws IOException {
        assertThat(DropPath.resolve(root, folder, "长".repeat(86))).isEqualTo(new DropPath.Unsafe());
        assertThat(DropPath.resolve(root, folder, "a/".repeat(512) + "b")).isEqualTo(new DropPath.Unsafe());
    }

    @Test
    void refusesALinkToAFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.jpg"), outside.resolve("secret.jpg"));
        Files.createSymbolicLink(folder.resolve("inner.jpg"), Path.of("front.jpg"));
        Files.createSymbolicLink(folder.resolve("dangling.jpg"), Path.of("nowhere.jpg"));

        assertThat(DropPath.resolve(root, folder, "link.jpg")).isEqualTo(new DropPath.Unsafe());
        assertThat(DropPath.resolve(root, folder, "inner.jpg")).isEqualTo(new DropPath.Unsafe());
        assertThat(DropPath.resolve(root, folder, "dangling.jpg")).isEqualTo(new DropPath.Unsafe());
    }

    @Test
    void refusesALinkedFolderAnywhereBelowTheRoot() throws IOException {
        Files.createSymbolicLink(folder.resolve("away"), outside);
        Files.createSymbolicLink(root.resolve("alias"), folder);

        assertThat(DropPath.resolve(root, folder, "away/secret.jpg")).isEqualTo(new DropPath.Unsafe());
        assertThat(DropPath.resolve(root, root.resolve("alias"), "front.jpg")).isEqualTo(new DropPath.Unsafe());
    }

    @Test
    void doesNotMindALinkAboveTheRoot() throws IOException {
        Path alias = Files.createSymbolicLink(outside.resolve("inbox-alias"), root);

        assertThat(DropPath.resolve(alias, alias.resolve("drop"), "front.jpg")).isInstanceOf(DropPath.Found.class);
    }

    @Test
    void refusesAFolderOutsideTheRoot() throws IOException {
        assertThat(DropPath.resolve(folder, outside, "secret.jpg")).isEqualTo(new DropPath.Unsafe());
    }
}
