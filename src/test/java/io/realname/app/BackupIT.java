package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realname.casefile.CaseCipher;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.intake.TestInbox;
import io.realname.security.FileTree;
import io.realname.security.Keys;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import io.realname.verify.Evidence;
import io.realname.verify.Oracle;
import io.realname.verify.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that is lost, and what a backup and the sources bring back of it; the counterparts outlive it. */
class BackupIT {
    private static final double DAY_SECONDS = 0.25;
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final InstantSource SYSTEM = InstantSource.system();

    @TempDir
    Path folder;

    private Path data;
    private Path keys;
    private TestCounterparts others;
    private TestInbox inbox;
    private EmbeddedPostgres server;
    private Database database;
    private ServiceProgram program;

    @BeforeEach
    void open() throws Exception {
        data = folder.resolve("data");
        keys = folder.resolve("keys");
        Samples samples = Samples.load(Path.of("samples"));
        others = new TestCounterparts(folder.resolve("counterparts"), samples, DAY_SECONDS);
        inbox = new TestInbox(data, Instant.now().minusSeconds(60));
        CrashFeed.prepare(samples, folder.resolve("prepared"));
        CrashFeed.of(samples, folder.resolve("prepared"), folder.resolve("staging"))
                .drop(Map.of(), Integer.MAX_VALUE);
        openDatabase();
        database.migrate(Path.of("sql/migrations"));
        new ClockAnchors(database.jdbi()).findOrSet(others.anchor());
    }

    @AfterEach
    void close() throws Exception {
        program.kill();
        closeDatabase();
        others.close();
    }

    /** As at a start, and the program finds the server at work. */
    private void openDatabase() throws IOException {
        Path programs = data.resolve("postgresql/programs");
        Files.createDirectories(programs.getParent());
        Files.createSymbolicLink(programs, TestCounterparts.PROGRAMS);
        server = EmbeddedPostgres.start(PostgresPlace.under(data, keys));
        database = Database.open(server.database("realname"), 3);
    }

    private void closeDatabase() throws IOException {
        database.close();
        server.close();
        Files.deleteIfExists(data.resolve("postgresql/programs"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(others.settings());
        settings.put("realname.data.dir", data.toString());
        settings.put("realname.security.keys", keys.toString());
        settings.put("realname.intake.grace-seconds", "1");
        return settings;
    }

    private void start() throws IOException {
        program = ServiceProgram.start(settings(), folder.resolve("service.log"), "");
        program.awaitReady();
    }

    private Backup backup() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        return new Backup(
                root,
                Settings.load(root.resolve("config/application.properties"), Map.of())
                        .with(settings()),
                SYSTEM);
    }

    @Test
    void bringsBackWhatWasThereAndTheSourcesTheRest() throws Exception {
        List<Path> drops = staged();
        start();
        drops.subList(0, drops.size() / 2).forEach(this::drop);
        dropFaulty(0, 200);
        await().atMost(LONGEST).until(() -> accepted() > 3);
        Set<String> before = submissions();

        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> dropFaulty(200, 500));
        backup().make(folder.resolve("backup"));
        meanwhile.get();
        drops.subList(drops.size() / 2, drops.size()).forEach(this::drop);
        await().atMost(LONGEST).until(this::isAtRest);

        lose();
        assertThat(backup().putBack(folder.resolve("backup"))).startsWith("20");
        openDatabase();
        Set<String> restored = submissions();
        assertThat(restored).containsAll(before).hasSizeLessThan(500 + drops.size());
        start();
        drops.subList(drops.size() / 2, drops.size()).forEach(this::drop);
        dropFaulty(200, 500);
        await().atMost(LONGEST).until(this::isAtRest);

        assertThat(submissions()).containsAll(restored);
        List<Problem> problems = ask();
        assertThat(problems)
                .as("reviews that were asked for after the backup, and nothing else")
                .isNotEmpty()
                .allMatch(problem -> problem.wrong().contains("nobody here asked for"));
    }

    @Test
    void isRefusedWhereItCouldDoHarm() throws Exception {
        start();
        Path backup = folder.resolve("backup");
        backup().make(backup);

        assertThatThrownBy(() -> backup().make(backup)).hasMessageContaining("name a new folder");
        assertThatThrownBy(() -> backup().putBack(backup)).hasMessageContaining("is using the data folder");
        assertThatThrownBy(() -> backup().putBack(folder.resolve("staging"))).hasMessageContaining("no whole backup");
        program.kill();
        assertThatThrownBy(() -> backup().putBack(backup)).hasMessageContaining("already. Move it away first");

        lose();
        Path away = folder.resolve("keys-away");
        Files.move(keys, away);
        assertThatThrownBy(() -> backup().putBack(backup)).hasMessageContaining("put the copy of the keys back first");
        Keys.open(keys);
        Files.copy(away.resolve("postgresql-password"), keys.resolve("postgresql-password"));
        assertThatThrownBy(() -> backup().putBack(backup)).hasMessageContaining("are not those with which");
        FileTree.delete(keys);
        Files.move(away, keys);
        backup().putBack(backup);
        openDatabase();
        assertThat(submissions()).isEmpty();
    }

    /** The machine and its disk are gone, the keys lie elsewhere. */
    private void lose() throws Exception {
        program.kill();
        closeDatabase();
        FileTree.delete(data);
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> manifests = Files.walk(folder.resolve("staging"))) {
            return manifests
                    .filter(file -> file.endsWith("manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private void drop(Path staged) {
        Path staging = folder.resolve("staging");
        drop(staging, staging.relativize(staged));
    }

    private void drop(Path staging, Path name) {
        try {
            Path to = data.resolve("inbox").resolve(name);
            Path unfinished = to.resolveSibling(to.getFileName() + ".part");
            Files.createDirectories(to.getParent());
            FileTree.copy(staging.resolve(name), unfinished);
            Files.move(unfinished, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void dropFaulty(int from, int to) {
        for (int i = from; i < to; i++) {
            String id = "F-" + i;
            TestInbox faulty =
                    new TestInbox(folder.resolve("faulty"), Instant.now().minusSeconds(60));
            faulty.write("inbox/R002/" + id + "/licence.jpg", "no picture " + id);
            faulty.manifest("R002/" + id + "/manifest.json", manifest -> manifest.put("submissionId", id));
            drop(faulty.data.resolve("inbox"), Path.of("R002", id));
        }
    }

    private long accepted() {
        long[] count = {0};
        others.accepted().registries().forEach(registry -> others.accepted().each(registry, one -> count[0]++));
        return count[0];
    }

    private Set<String> submissions() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select id::text from submissions")
                        .mapTo(String.class)
                        .set());
    }

    private boolean isAtRest() {
        boolean settled = database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                select not exists (select 1 from outbox)
                                   and not exists (select 1 from cases where state not in
                                       ('closed', 'rejected', 'quarantined', 'withdrawn', 'manual'))""").mapTo(Boolean.class).one());
        return settled
                && inbox.files("inbox").stream().noneMatch(file -> file.endsWith("manifest.json"))
                && inbox.files("work").isEmpty();
    }

    private List<Problem> ask() throws IOException {
        Keys opened = Keys.open(keys);
        Evidence evidence = new Evidence(
                data,
                DocumentStore.beside(data.resolve("documents"), opened),
                true,
                new CaseCipher(opened.fields()),
                others.accepted(),
                List.of(folder.resolve("service.log")));
        CaseFile file = CaseFile.open(
                database.jdbi(),
                opened,
                new ClockAnchors(database.jdbi()).findOrSet(others.anchor()).on(SYSTEM),
                SYSTEM);
        return new Oracle(file, evidence, Duration.ZERO).ask().problems();
    }
}
