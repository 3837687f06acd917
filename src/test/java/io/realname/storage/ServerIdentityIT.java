package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import io.realname.security.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityIT {
    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    @BeforeEach
    void letOthersPass() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theServerHasNoPowersOfRootWhoeverStartsIt() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(folder))) {
            assertThat(ServerStatus.of(server)).contains("CapEff:\t0000000000000000", "CapPrm:\t0000000000000000");
        }
    }

    @Test
    void whereThereAreNoNamespacesRootsServerRunsAsAnotherUser() throws IOException, SQLException {
        assumeRoot();
        Path home = PostgresBinaries.unpackedIn(folder.resolve("programs"));
        PostgresPlace place = TestPlace.in(folder);
        Files.createDirectories(place.folder());
        ServerIdentity other = ServerIdentity.otherUsers().stream()
                .filter(user -> user.canWork(home, place.folder()))
                .findFirst()
                .orElseThrow();

        try (EmbeddedPostgres server = EmbeddedPostgres.start(place, home, other)) {
            assertThat(Sql.value(server.administrator(), "select 1")).isEqualTo("1");
            assertThat(ServerStatus.of(server))
                    .contains("Uid:\t" + other.uid() + "\t")
                    .contains("CapEff:\t0000000000000000");
        }
        assertThat(Files.getAttribute(place.cluster(), "unix:uid")).isEqualTo(other.uid());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(place)) {
            assertThat(Sql.value(server.administrator(), "select 1"))
                    .as("and the namespace takes its files over")
                    .isEqualTo("1");
        }
    }

    @Test
    void whoCannotReachTheFolderIsNotChosen() throws IOException {
        assumeRoot();
        Path home = PostgresBinaries.unpackedIn(TestPlace.PROGRAMS);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        assertThat(ServerIdentity.otherUsers())
                .isNotEmpty()
                .noneMatch(user -> user.canWork(home, closed.resolve("server")));
        assertThat(new ServerIdentity(List.of("no-such-program"), NOBODY, NOBODY).canWork(home, folder))
                .isFalse();
    }

    @Test
    void anOrdinaryUserRunsItAsThemselves() throws IOException, InterruptedException {
        assumeRoot();
        Path own = Files.createDirectory(folder.resolve("home"));
        FileTree.give(own, NOBODY, NOBODY);
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

        ChildJvm.Result result = ChildJvm.run(asNobody, readableClassPath(), OrdinaryProgram.class, own);

        assertThat(result.output()).endsWith("works");
        assertThat(result.exitCode()).isZero();
    }

    /** Root's own Maven repository cannot be read by others, so what the program needs is copied. */
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("class-path"));
        List<String> paths = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1)) {
            Path source = Path.of(entry);
            String name = source.getFileName().toString();
            boolean needed = Stream.of("classes", "test-classes").anyMatch(name::equals)
                    || Stream.of("realname-", "postgres", "commons-", "xz-", "slf4j", "logback")
                            .anyMatch(name::contains);
            if (needed) {
                paths.add(copy(source, copies.resolve(name)).toString());
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    private static Path copy(Path source, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path copy = target.resolve(source.relativize(path).toString());
                Files.copy(path, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return target;
    }

    private static void assumeRoot() {
        assumeThat(new UnixSystem().getUid())
                .as("only root can become another user; this run is not root's")
                .isZero();
    }
}
