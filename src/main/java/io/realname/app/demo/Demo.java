package io.realname.app.demo;

import io.realname.app.ClockAnchors;
import io.realname.app.Home;
import io.realname.app.Knowledge;
import io.realname.app.Service;
import io.realname.app.WebFace;
import io.realname.casefile.CaseActions;
import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseReader.AttemptRow;
import io.realname.casefile.CaseState;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.review.Registries;
import io.realname.security.FileTree;
import io.realname.simulator.Population;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import io.realname.submission.Language;
import io.realname.submission.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything embedded, in a folder of its own that is emptied at the start; sample submissions in, time running fast. */
public final class Demo implements AutoCloseable {
    private static final int POOL = 16;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Home home;
    private final InstanceLock lock;
    private final EmbeddedPostgres server;
    private final Database database;
    private final Simulators simulators;
    private final Service service;
    private final DemoClock clock;
    private final Samples samples;
    private final SampleFeed feed;
    private final DemoMail mail;
    private @Nullable WebFace web;
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<String, SampleLife> ended = new HashMap<>();

    /**
     * Sets the demonstration up; time stands still.
     *
     * @param root the installation's folder
     * @param data folder of the demonstration, emptied
     * @param programs folder of the database programs, which may be shared
     * @param daySeconds real seconds of one business day
     */
    public Demo(Path root, Path data, Path programs, double daySeconds, InstantSource system) throws IOException {
        lock = InstanceLock.take(data);
        home = new Home(root, data, data.resolve("keys"));
        PostgresPlace place = new PostgresPlace(
                programs, data.resolve("postgresql"), home.keys().resolve("postgresql-password"), true);
        EmbeddedPostgres.stopOrphan(place);
        FileTree.empty(data, InstanceLock.FILE);
        samples = Samples.load(root.resolve("samples"));
        mail = new DemoMail(data.resolve("answers"));
        feed = new SampleFeed(data.resolve("samples"), data.resolve("inbox"), mail);
        server = EmbeddedPostgres.start(place);
        database = Database.open(server.database("realname"), POOL);
        database.migrate(home.sql().resolve("migrations"));
        clock = new DemoClock(samples.start(), Duration.ofDays(1).toSeconds() / daySeconds, system);
        service = new Service(home, Knowledge.load(home.config()), database, clock, system);
        Registries registries = service.knowledge().registries();
        simulators = new Simulators(
                server,
                home,
                Population.of(samples.all()),
                registries.all(),
                service.knowledge().calendar(),
                clock,
                system,
                samples.start());
        feed.prepare(samples.all(), new SampleFolder(SpecimenPicture::draw));
    }

    /** Starts the product and returns where the API is reached. Time runs as soon as the first samples are judged. */
    public String start() throws Exception {
        WebFace face = new WebFace(service, simulators.counterparts(), sources(), home, "127.0.0.1", 0);
        web = face;
        service.use(mail.setup(home.config(), Samples.DEFAULT_SOURCE));
        service.start(simulators.counterparts(), sources(), face.callbackUrl(), GRACE);
        return face.url();
    }

    private static Sources sources() {
        return new Sources(Map.of(
                "R001", new Source("R001", Site.CN, Language.ZH), "R002", new Source("R002", Site.INTL, Language.EN)));
    }

    /** The product. */
    public Service service() {
        return service;
    }

    /** The simulated counterparts. */
    public Simulators simulators() {
        return simulators;
    }

    /** The present business instant. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Drops or mails the samples whose turn has come, and withdraws those that are to be withdrawn.
     *
     * @return what has become of every sample that was taken in
     */
    public Map<Sample, SampleLife> step() throws IOException {
        CaseReader reader = service.file().reader();
        List<AttemptRow> attempts = reader.attempts();
        Map<Sample, SampleLife> lives = new LinkedHashMap<>();
        for (Sample sample : samples.all()) {
            SampleLife.of(sample, attempts, reader).ifPresent(life -> lives.put(sample, endOf(sample, life)));
        }
        if (!clock.isRunning() && areFirstJudged(lives)) {
            clock.run(new ClockAnchors(database.jdbi()));
        }
        for (Sample sample : samples.all()) {
            if (!dropped.contains(sample.id()) && isTurn(sample, lives)) {
                dropped.add(sample.id());
                feed.drop(sample);
            }
            SampleLife life = lives.get(sample);
            if (sample.withdraw() && life != null && life.view().state() == CaseState.IN_REVIEW) {
                withdraw(sample, life);
            }
        }
        mail.keepAnswers();
        return lives;
    }

    /** On a slow machine taking the first samples in would otherwise last for days of business time. */
    private boolean areFirstJudged(Map<Sample, SampleLife> lives) {
        return samples.all().stream()
                .filter(sample -> sample.after() == null)
                .allMatch(
                        sample -> lives.containsKey(sample) && lives.get(sample).isJudged());
    }

    /** The sample's life as it was when it first had its end: a corrected revision goes on in the same case. */
    private SampleLife endOf(Sample sample, SampleLife life) {
        if (life.isOver()) {
            ended.putIfAbsent(sample.id(), life);
        }
        return ended.getOrDefault(sample.id(), life);
    }

    private void withdraw(Sample sample, SampleLife life) {
        CaseActions.Result result =
                service.file().actions().withdraw(life.view().id());
        if (result instanceof CaseActions.Result.Done) {
            withdrawn.add(sample.id());
        }
    }

    private boolean isTurn(Sample sample, Map<Sample, SampleLife> lives) {
        if (sample.after() == null) {
            return true;
        }
        Optional<SampleLife> before = lives.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(sample.after()))
                .map(Map.Entry::getValue)
                .findFirst();
        String state = sample.afterState();
        return before.isPresent()
                && (state == null
                        ? before.get().isOver()
                        : before.get().states().contains(state));
    }

    /** Whether every sample has its end and every result has been delivered. */
    public boolean isOver(Map<Sample, SampleLife> lives) {
        return lives.size() == samples.all().size()
                && lives.values().stream().allMatch(SampleLife::isOver)
                && samples.all().stream().allMatch(sample -> !sample.withdraw() || withdrawn.contains(sample.id()))
                && service.file().outbox().isDelivered(database.jdbi());
    }

    /** Every sample with its outcome, as lines of a table; the number of those that differ from what is expected. */
    public int report(Map<Sample, SampleLife> lives, Consumer<String> out) {
        List<String> wrong = new ArrayList<>();
        out.accept(String.format("%-34s %-12s %-38s %s", "sample", "outcome", "first finding", ""));
        for (Sample sample : samples.all()) {
            Optional<SampleLife> life = Optional.ofNullable(lives.get(sample));
            List<String> differences = SampleCheck.differences(sample, life);
            String outcome = life.map(found -> SampleLife.isBeside(found.attempt())
                            ? found.attempt().disposition().code()
                            : found.endState().orElse(found.view().state().code()))
                    .orElse("-");
            String first =
                    life.flatMap(found -> found.codes().stream().findFirst()).orElse("-");
            out.accept(String.format(
                    "%-34s %-12s %-38s %s",
                    sample.id(), outcome, first, differences.isEmpty() ? "as expected" : "DIFFERS"));
            differences.forEach(difference -> wrong.add(sample.id() + ": " + difference));
        }
        wrong.forEach(out);
        long differing = wrong.stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .distinct()
                .count();
        Set<String> codes = new HashSet<>();
        lives.values().forEach(life -> codes.addAll(life.codes()));
        out.accept(samples.all().size() + " samples, " + codes.size() + " different codes, " + differing
                + " not as expected.");
        return (int) differing;
    }

    @Override
    public void close() {
        if (web != null) {
            web.close();
        }
        service.close();
        mail.close();
        simulators.close();
        database.close();
        server.close();
        lock.close();
    }
}
