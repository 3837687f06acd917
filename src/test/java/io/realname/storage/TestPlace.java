package io.realname.storage;

import java.nio.file.Path;

/** Where tests have their servers: the programs are unpacked once for all runs, below target. */
final class TestPlace {
    static final Path PROGRAMS = Path.of("target", "postgresql");

    private TestPlace() {}

    /** A place whose server forgets quickly and starts quickly. */
    static PostgresPlace in(Path folder) {
        return new PostgresPlace(PROGRAMS, folder.resolve("server"), folder.resolve("keys/password"), false);
    }

    static PostgresPlace durableIn(Path folder) {
        return new PostgresPlace(PROGRAMS, folder.resolve("server"), folder.resolve("keys/password"), true);
    }
}
