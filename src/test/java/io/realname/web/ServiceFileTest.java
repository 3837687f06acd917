package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.security.SecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {
    @TempDir
    private Path data;

    @Test
    void isReadAsItWasWrittenLast() throws IOException {
        new ServiceFile("http://127.0.0.1:1", "/one").write(data);
        new ServiceFile("http://127.0.0.1:2", "/two").write(data);

        assertThat(ServiceFile.read(data)).contains(new ServiceFile("http://127.0.0.1:2", "/two"));
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        new ServiceFile("http://127.0.0.1:1", "/one").write(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void isNotThereWhereNoServiceRuns() throws IOException {
        assertThat(ServiceFile.read(data)).isEmpty();

        new ServiceFile("http://127.0.0.1:1", "/one").write(data);
        ServiceFile.remove(data);
        ServiceFile.remove(data);

        assertThat(ServiceFile.read(data)).isEmpty();
    }

    @Test
    void isNotBelievedWhenOthersCouldHaveWrittenIt() throws IOException {
        new ServiceFile("http://127.0.0.1:1", "/one").write(data);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(() -> ServiceFile.read(data)).isInstanceOf(SecretException.class);
    }

    @Test
    void saysWhenItIsSomethingElse() throws IOException {
        new ServiceFile("http://127.0.0.1:1", "/one").write(data);
        Files.writeString(file(), "{}");

        assertThatThrownBy(() -> ServiceFile.read(data))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("is not what a service writes");
    }

    private Path file() {
        return data.resolve("run").resolve("service.json");
    }
}
