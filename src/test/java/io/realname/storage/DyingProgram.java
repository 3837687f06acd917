package io.realname.storage;

import java.nio.file.Path;

/** Takes the lock, starts a server, prints its process number, and dies as if it had been killed. */
final class DyingProgram {
    private DyingProgram() {}

    @SuppressWarnings("MustBeClosedChecker")
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        InstanceLock.take(folder);
        EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(folder));
        System.out.println(server.server().pid());
        Runtime.getRuntime().halt(137);
    }
}
