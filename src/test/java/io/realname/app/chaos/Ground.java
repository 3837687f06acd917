package io.realname.app.chaos;

import io.realname.app.ClockAnchors;
import io.realname.app.Settings;
import io.realname.app.Verification;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.time.ClockAnchor;
import io.realname.verify.Problem;
import io.realname.verify.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * All that a run needs: a data folder, the product's database server and the line before it, the others, and a program that is started
 * and stopped by the run.
 */
final class Ground implements AutoCloseable {
    private static final int DISK_MEGABYTES = 160;

    final ProductDatabase database;
    final DatabaseLine line;
    final Others others;
    final SmallDisk disk;
    /** The one that always runs, but for its faults. */
    final Node node;
    /** All of them. */
    final List<Node> nodes = new ArrayList<>();

    final Path data;

    private final Path clock;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private volatile Duration later = Duration.ZERO;

    /**
     * Sets everything up; the program does not run yet.
     *
     * @param folder empty
     * @param daySeconds real seconds of a business day
     */
    Ground(Path folder, Plan plan, double daySeconds) throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        clock = folder.resolve("clock");
        setClock(Duration.ZERO);
        // No test comes to its end when its program is told to end: then servers and a mounted disk would stay.
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "chaos-exit"));
        try {
            disk = keep(new SmallDisk(data.resolve("documents"), DISK_MEGABYTES));
            database = keep(new ProductDatabase(folder.resolve("product")));
            line = keep(new DatabaseLine(database.port()));
            others = keep(new Others(
                    folder.resolve("others"), plan, anchor(daySeconds).on(this::time), this::time));
            Map<String, String> environment = environment(daySeconds);
            for (String name : List.of("a", "b", "c")) {
                nodes.add(keep(new Node(name, data, folder.resolve("classes.jsa"), clock, environment)));
            }
            node = nodes.get(0);
            node.rehearse();
        } catch (Exception | Error e) {
            closeAtExit();
            throw e;
        }
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    private void closeAtExit() {
        try {
            close();
        } catch (Exception e) {
            throw new IllegalStateException("The ground of a test could not be tidied.", e);
        }
    }

    private ClockAnchor anchor(double daySeconds) throws IOException {
        Instant start = Samples.load(Path.of("samples")).start();
        Instant now = Instant.now();
        double factor = Duration.ofDays(1).toSeconds() / daySeconds;
        try (Database tables = Database.open(database.login(), 2)) {
            tables.migrate(Path.of("sql/migrations"));
            return new ClockAnchors(tables.jdbi()).findOrSet(new ClockAnchor(now, factor == 1 ? now : start, factor));
        }
    }

    private Map<String, String> environment(double daySeconds) {
        Map<String, String> environment = new HashMap<>(others.settings());
        environment.put(
                "REALNAME_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + line.port() + "/realname?sslmode=disable");
        environment.put("REALNAME_DATABASE_USER", database.login().user());
        environment.put("REALNAME_DATABASE_PASSWORD", database.login().password());
        environment.put("REALNAME_CLOCK_DAY_SECONDS", Double.toString(daySeconds));
        environment.put("REALNAME_INTAKE_GRACE_SECONDS", "1");
        return environment;
    }

    /** The time of the others. */
    private Instant time() {
        return Instant.now().plus(later);
    }

    /** Lets so much time go by for everybody. */
    void leap(Duration time) throws IOException {
        later = time;
        setClock(time);
    }

    /** Lets the program's system clock be wrong by so much, from now on. */
    void setClock(Duration ahead) throws IOException {
        Path next = Files.writeString(clock.resolveSibling("clock.next"), Long.toString(ahead.toSeconds()));
        Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether all that was dropped is taken in and over, and nothing is left to be done or told. */
    boolean isAtRest(int drops) throws IOException {
        boolean settled = database.one("""
                select (select count(*) from submissions) >= %d
                   and not exists (select 1 from outbox)
                   and not exists (select 1 from cases where state not in
                       ('closed', 'rejected', 'quarantined', 'withdrawn', 'manual'))""".formatted(drops), Boolean.class);
        return settled && claimed().isEmpty() && files("inbox").isEmpty();
    }

    /** The drops that a node has claimed and not taken in. */
    List<Path> claimed() throws IOException {
        return files("nodes").stream()
                .filter(file -> data.relativize(file).getNameCount() > 3
                        && data.relativize(file).getName(2).toString().startsWith("work"))
                .toList();
    }

    /** Those of one node. */
    List<Path> claimed(Node one) throws IOException {
        return claimed().stream().filter(file -> file.startsWith(one.own())).toList();
    }

    /** What still keeps it from being at rest, for whoever looks into a run that failed. */
    String unsettled() throws IOException {
        return database.jdbi()
                        .withHandle(
                                handle -> handle.select("""
                        select 'cases ' || state || ' ' || coalesce(step, '') || ' ' || coalesce(waits_for, '') || ' '
                            || coalesce(last_failure, '') || ': ' || count(*) from cases
                            where state not in ('closed', 'rejected', 'quarantined') group by state, step, waits_for, last_failure
                        union all select 'errands ' || kind || ' ' || coalesce(last_error, '') || ': ' || count(*)
                            || ' until ' || coalesce(max(due_at)::text, '') || ' ' || coalesce(max(retry_at)::text, '')
                            from outbox group by kind, last_error""").mapTo(String.class).list())
                + ", inbox " + files("inbox").size() + ", work " + claimed().size();
    }

    /** The files below a folder of the data folder. */
    List<Path> files(String folder) throws IOException {
        if (Files.notExists(data.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(data.resolve(folder))) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (java.io.UncheckedIOException gone) {
            return files(folder); // A folder went while it was looked into.
        }
    }

    /**
     * What {@code ./realname verify} finds wrong or cannot see.
     *
     * @param atRest whether no program runs and nothing may be under way any more; then all documents are read too
     */
    List<String> verify(boolean atRest) throws Exception {
        Settings settings = Settings.load(Path.of("config/application.properties"), others.settings())
                .with(Map.of(
                        "realname.data.dir",
                        data.toString(),
                        "realname.security.keys",
                        data.resolve("keys").toString(),
                        "realname.database.url",
                        database.login().url(),
                        "realname.database.user",
                        database.login().user(),
                        "realname.database.password",
                        database.login().password()));
        try (Verification verification = new Verification(Path.of("").toAbsolutePath(), settings, this::time)) {
            Report report = verification.ask(
                    atRest,
                    atRest,
                    nodes.stream().map(Node::log).filter(Files::exists).toList());
            return Stream.concat(
                            report.problems().stream().map(Problem::toString),
                            report.checks().stream().flatMap(check -> check.notChecked().stream()))
                    .toList();
        }
    }

    /** Lets time go by for everybody, half a day in a second, until all that was dropped is over. */
    void leapUntilAtRest(int drops, Duration longest) {
        Awaitility.await().atMost(longest).pollInterval(Duration.ofSeconds(1)).until(() -> {
            leap(later.plusHours(12));
            return isAtRest(drops);
        });
    }

    /** Ends all of it; a second time does nothing. */
    @Override
    public synchronized void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
