package io.realname.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The bounds as they are delivered. */
public final class TestLimits {
    public static final IntakeLimits DELIVERED = load();

    private TestLimits() {}

    private static IntakeLimits load() {
        try {
            return IntakeLimits.load(Path.of("config/limits.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
