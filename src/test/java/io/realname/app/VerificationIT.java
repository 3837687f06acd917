package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.realname.security.Keys;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.InstanceLock;
import io.realname.storage.TestPostgres;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationIT {
    @TempDir
    Path data;

    @Test
    void letsAServiceOnAnotherDatabaseBeginMeanwhile() throws Exception {
        Keys.open(data.resolve("keys"));
        DatabaseLogin login = TestPostgres.freshLogin();
        Settings settings = Settings.load(Path.of("config/application.properties"), Map.of())
                .with(Map.of(
                        "realname.data.dir", data.toString(),
                        "realname.security.keys", data.resolve("keys").toString(),
                        "realname.database.url", login.url(),
                        "realname.database.user", login.user(),
                        "realname.database.password", login.password()));

        try (Verification verification =
                new Verification(Path.of("").toAbsolutePath(), settings, InstantSource.system())) {
            assertThat(verification.ask(false, true, List.of()).problems()).isEmpty();
            assertThatCode(() -> InstanceLock.take(data).close()).doesNotThrowAnyException();
        }
    }
}
