package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseCipher;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseReader;
import io.realname.casefile.DocumentStore;
import io.realname.intake.TestInbox;
import io.realname.security.Keys;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.time.BusinessClock;
import io.realname.verify.Evidence;
import io.realname.verify.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A data folder and a database for several programs, with the counterparts that they share. */
final class TestNodes implements AutoCloseable {
    private static final InstantSource SYSTEM = InstantSource.system();

    private final Path folder;
    private final Path data;
    private final TestCounterparts others;
    private final DatabaseLogin login;
    private final Database database;
    private final TestInbox staging;
    private final List<ServiceProgram> programs = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final Map<String, String> further = new HashMap<>();
    private int faulty;

    TestNodes(Path folder, Samples samples, double daySeconds) throws Exception {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.others = new TestCounterparts(folder.resolve("counterparts"), samples, daySeconds);
        this.login = others.database("nodes");
        this.database = Database.open(login, 3);
        this.staging = new TestInbox(folder.resolve("staging"), Instant.now().minusSeconds(60));
    }

    Path data() {
        return data;
    }

    /** What will be the inbox. */
    Path staging() {
        return staging.data.resolve("inbox");
    }

    /** A setting of the nodes that are started from now on. */
    void set(String key, String value) {
        further.put(key, value);
    }

    /** Makes the tables, and lets business time run fast from the samples' start on. */
    void setBusinessTime() {
        database.migrate(Path.of("sql/migrations"));
        new ClockAnchors(database.jdbi()).findOrSet(others.anchor());
    }

    /** Stages drops that are rejected at once, each with a picture that is none. */
    void stageFaulty(int count) {
        for (int i = 0; i < count; i++) {
            String id = "F-" + faulty++;
            staging.write("inbox/R002/" + id + "/licence.jpg", "no picture " + id);
            staging.manifest("R002/" + id + "/manifest.json", manifest -> manifest.put("submissionId", id));
        }
    }

    /** Drops all that was staged, as good as at one instant. */
    void drop() throws IOException {
        for (String file : staging.files("inbox")) {
            Path from = staging().resolve(file).getParent();
            if (file.endsWith("manifest.json")) {
                dropped.add(file);
                Path to = data.resolve("inbox").resolve(staging().relativize(from));
                Files.createDirectories(to.getParent());
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** All that was dropped, in alphabetical order. */
    List<String> dropped() {
        return dropped.stream().sorted().toList();
    }

    /** Starts a node of this project. */
    ServiceProgram start(String node, String failpoint) throws IOException {
        return start(Path.of("").toAbsolutePath(), node, failpoint);
    }

    /** Starts a node of the installation in {@code home}. */
    ServiceProgram start(Path home, String node, String failpoint) throws IOException {
        Map<String, String> settings = new HashMap<>(others.settings());
        settings.putAll(TestCounterparts.login("realname.database", login));
        settings.put("realname.data.dir", data.toString());
        settings.put("realname.security.keys", folder.resolve("keys").toString());
        settings.put("realname.node", node);
        settings.put("realname.intake.grace-seconds", "1");
        settings.putAll(further);
        ServiceProgram program = ServiceProgram.start(home, settings, log(node), failpoint);
        programs.add(program);
        return program;
    }

    private Path log(String node) {
        return folder.resolve(node + ".log");
    }

    void awaitReady() {
        programs.forEach(ServiceProgram::awaitReady);
    }

    /** Whether all drops were taken in, each has its end, and nothing is left to be done or told. */
    boolean isAtRest() throws IOException {
        boolean settled = database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select (select count(*) from submissions) >= :drops
                                   and not exists (select 1 from outbox)
                                   and not exists (select 1 from cases where state not in
                                       ('closed', 'rejected', 'quarantined', 'withdrawn', 'manual'))""")
                        .bind("drops", dropped.size())
                        .mapTo(Boolean.class)
                        .one());
        return settled && claimed().isEmpty();
    }

    private List<Path> claimed() throws IOException {
        try (Stream<Path> paths = Files.walk(data.resolve("nodes"))) {
            return paths.filter(path -> path.endsWith("manifest.json")).toList();
        } catch (java.io.UncheckedIOException e) {
            return List.of(data); // A claim went while we looked.
        }
    }

    /** Stops the database server with all its processes; nothing that is sent to it is refused, and nothing answered. */
    void hangDatabase() throws Exception {
        others.signalServer("STOP");
    }

    void letDatabaseGoOn() throws Exception {
        others.signalServer("CONT");
    }

    /** What a query for texts finds. */
    List<String> rows(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    /** Every drop that was taken in, as often as it was, in alphabetical order of its path in the inbox. */
    List<String> takenIn() {
        return attempts().stream()
                .map(row -> row.dropKey().substring(row.dropKey().indexOf('/') + 1))
                .sorted()
                .toList();
    }

    /** The claims under which drops were taken in. */
    List<String> claimsTakenIn() {
        return attempts().stream()
                .map(row -> row.dropKey().substring(0, row.dropKey().indexOf('/')))
                .distinct()
                .toList();
    }

    private List<CaseReader.AttemptRow> attempts() {
        return file().reader().attempts();
    }

    private CaseFile file() {
        return CaseFile.open(database.jdbi(), keys(), business(), SYSTEM);
    }

    private Keys keys() {
        return Keys.open(folder.resolve("keys"));
    }

    private BusinessClock business() {
        return new ClockAnchors(database.jdbi()).findOrSet(others.anchor()).on(SYSTEM);
    }

    /** The result files. */
    List<String> results() {
        return new TestInbox(data, Instant.EPOCH)
                .files("outbox").stream()
                        .filter(file -> file.endsWith(".result.json"))
                        .toList();
    }

    /** What is left of a node's own folder. */
    List<String> left(String node) throws IOException {
        try (Stream<Path> entries = Files.list(data.resolve("nodes").resolve(node))) {
            return entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        }
    }

    /** The newest of the migrations that any program has run. */
    String newestMigration() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select version from flyway_schema_history order by installed_rank desc limit 1")
                        .mapTo(String.class)
                        .one());
    }

    /** Notes, as a migration would, which programs can work on the tables. */
    void setOldestProgram(int migration) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("update oldest_program set migration = :migration")
                        .bind("migration", migration)
                        .execute());
    }

    /** The oracle finds nothing wrong, the programs' logs included. */
    void expectSound() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        Evidence evidence = new Evidence(
                data,
                DocumentStore.beside(data.resolve("documents"), keys()),
                true,
                new CaseCipher(keys().fields()),
                others.accepted(),
                logs);
        assertThat(new Oracle(file(), evidence, Duration.ZERO).ask().problems()).isEmpty();
    }

    @Override
    public void close() throws Exception {
        for (ServiceProgram program : programs) {
            program.kill();
        }
        database.close();
        others.close();
    }
}
