package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.app.IntakeWork;
import io.realname.app.Knowledge;
import io.realname.app.Plumbing;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Work;
import io.realname.intake.Sources;
import io.realname.observe.Meters;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** One of the product's intakes: its route, its rules, its tables. Enrichment and review are off. */
final class PipelineWay implements Way {
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Which of the intake's queues is taken from. */
    private interface Queue {
        Work.Source of(IntakeWork work) throws IOException;
    }

    private final String name;
    private final String work;
    private final String route;
    private final Queue queue;
    private final String known;
    private final InstantSource system;

    private PipelineWay(String name, String work, String route, Queue queue, String known, InstantSource system) {
        this.name = name;
        this.work = work;
        this.route = route;
        this.queue = queue;
        this.known = known;
        this.system = system;
    }

    /** The intake of drops by this clock, for business time too; a drop counts although its pictures are not looked at. */
    static PipelineWay ofDrops(InstantSource system) {
        return new PipelineWay(
                "pipeline", "drops", "10-intake", IntakeWork::drops, "state <> 'received' or step = 'inspect'", system);
    }

    /** Likewise that of files of many rows; a row counts when it is judged as a whole, by what its picture shows as well. */
    static PipelineWay ofRows(InstantSource system) {
        return new PipelineWay("rows", "lots", "11-lots", IntakeWork::lots, "state <> 'received'", system);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Home home, Database database) {
        database.migrate(home.sql().resolve("migrations"));
    }

    @Override
    public void takeIn(Home home, Database database, Stopwatch watch) throws Exception {
        Keys keys = Keys.open(home.keys());
        CaseFile file = CaseFile.open(database.jdbi(), keys, system::instant, system);
        Knowledge knowledge = Knowledge.load(home.config());
        DocumentStore documents = DocumentStore.open(home.data().resolve("documents"), keys);
        Work.Source source = queue.of(new IntakeWork(home, file, knowledge, new Sources(Map.of()), documents, GRACE));
        Work.Source watched = () -> {
            watch.start();
            return source.next();
        };
        Meters meters = new Meters();
        file.arrivals().tell(meters::entered);
        WatchedIntake intake = new WatchedIntake(new IntakeStage(knowledge.screening(), file.arrivals()), watch);
        try (meters;
                Plumbing plumbing =
                        new Plumbing(new Properties(), Map.of(work, watched), Map.of("intake", intake), meters)) {
            plumbing.start(Stream.of("00-errors", route, "90-clock")
                    .map(one -> home.routes().resolve(one + ".camel.yaml"))
                    .toList());
            watch.await();
        }
    }

    @Override
    public long rows(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from cases where " + known)
                        .mapTo(Long.class)
                        .one());
    }
}
