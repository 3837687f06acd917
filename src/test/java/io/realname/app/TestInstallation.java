package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseReader;
import io.realname.casefile.Failpoint;
import io.realname.security.Keys;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import io.realname.time.ClockAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A data folder whose server runs from before the program's first start until the end of the test: each start of the program finds it
 * as one that a killed program left, and the test can look into the databases while the program is dead.
 */
final class TestInstallation implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

    private final Path data;
    private final double daySeconds;
    private final EmbeddedPostgres server;
    private final Database product;
    private final Database simulator;

    private TestInstallation(Path data, double daySeconds) {
        this.data = data;
        this.daySeconds = daySeconds;
        this.server = EmbeddedPostgres.start(place(data));
        this.product = Database.open(server.database("realname"), 2);
        this.simulator = Database.open(server.database("simulator"), 1);
    }

    /** Sets up a data folder of which the others are copies: the database cluster takes the longest to make. */
    static void makeTemplate(Path data) throws IOException {
        Files.createDirectories(data);
        try (TestInstallation template = new TestInstallation(data, 1)) {
            template.product.migrate(Path.of("sql/migrations"));
            template.server.database("registrar");
        }
    }

    /** A copy of the template whose business time begins now, at {@code start}. */
    static TestInstallation copyOf(Path template, Path data, Instant start, double daySeconds)
            throws IOException, InterruptedException {
        int status = new ProcessBuilder("cp", "-a", template.toString(), data.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("The template could not be copied to " + data + ".");
        }
        // The database's programs are unpacked once for all tests.
        Files.createSymbolicLink(data.resolve("postgresql/programs"), PROGRAMS);
        TestInstallation copy = new TestInstallation(data, daySeconds);
        new ClockAnchors(copy.product.jdbi())
                .findOrSet(
                        new ClockAnchor(Instant.now(), start, Duration.ofDays(1).toSeconds() / daySeconds));
        return copy;
    }

    private static PostgresPlace place(Path data) {
        return new PostgresPlace(
                PROGRAMS, data.resolve("postgresql/server"), data.resolve("keys/postgresql-password"), true);
    }

    /** Starts {@code run --simulate}; it halts at {@code failpoint} (see {@link Failpoint}) unless that is empty. */
    ChildProgram start(String failpoint) throws IOException {
        return ChildProgram.start(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Drealname.failpoint=" + failpoint,
                        "-cp",
                        System.getProperty("java.class.path")),
                List.of("run", "--simulate", "--data", data.toString(), "--port", "0"),
                Map.of("REALNAME_CLOCK_DAY_SECONDS", Double.toString(daySeconds), "REALNAME_INTAKE_GRACE_SECONDS", "1"),
                data.resolveSibling(data.getFileName() + ".log"));
    }

    Path data() {
        return data;
    }

    Jdbi product() {
        return product.jdbi();
    }

    Jdbi simulator() {
        return simulator.jdbi();
    }

    /** The process of the database server. */
    String serverProcess() throws IOException {
        return Files.readAllLines(data.resolve("postgresql/server/cluster/postmaster.pid"))
                .get(0);
    }

    /** The names of the folders that were dropped, by the submission that each became. */
    Map<UUID, String> samples() {
        CaseFile file = CaseFile.open(
                product(), Keys.open(data.resolve("keys")), Instant::now, java.time.InstantSource.system());
        return file.reader().attempts().stream()
                .collect(Collectors.toMap(
                        CaseReader.AttemptRow::id, row -> row.dropKey().split("/")[2]));
    }

    /** The states in which the cases of samples have been, by sample, which is the name of the folder that was dropped. */
    Map<String, Set<String>> states() {
        Map<String, Set<String>> states = new HashMap<>();
        Map<UUID, String> samples = samples();
        product()
                .useHandle(handle -> handle.createQuery("""
                        select distinct s.id, e.to_state
                        from submissions s join events e on e.case_id = s.case_id where e.domain is null""")
                        .map((rs, context) -> states.computeIfAbsent(
                                        samples.get(rs.getObject("id", UUID.class)), key -> new HashSet<>())
                                .add(rs.getString("to_state")))
                        .list());
        return states;
    }

    /** Whether so many drops were taken in, each has its end, and nothing is left to be done or told. */
    boolean isAtRest(int drops) throws IOException {
        boolean settled = product()
                .withHandle(handle -> handle.createQuery("""
                                select (select count(*) from submissions) >= :drops
                                   and not exists (select 1 from outbox)
                                   and not exists (select 1 from cases where state not in
                                       ('closed', 'rejected', 'quarantined', 'withdrawn', 'manual'))""")
                        .bind("drops", drops)
                        .mapTo(Boolean.class)
                        .one());
        return settled && below("work").isEmpty();
    }

    /** The paths of all files and empty folders below a folder of the data folder. */
    List<Path> below(String folder) throws IOException {
        Path root = data.resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .map(root::relativize)
                    .toList();
        }
    }

    /** Stops the server. */
    @Override
    public void close() throws IOException {
        simulator.close();
        product.close();
        server.close();
        Files.deleteIfExists(data.resolve("postgresql/programs"));
    }
}
