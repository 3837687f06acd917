package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.app.IntakeWork;
import io.realname.app.Knowledge;
import io.realname.app.Plumbing;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Work;
import io.realname.intake.DropQueue;
import io.realname.intake.Sources;
import io.realname.observe.Meters;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The product's intake: its route, its rules, its tables. Enrichment and review are off. */
final class PipelineWay implements Way {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final InstantSource system;

    /** The intake by this clock, for business time too. */
    PipelineWay(InstantSource system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "pipeline";
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
        DropQueue queue = new IntakeWork(home, file, knowledge, new Sources(Map.of()), documents, GRACE).drops();
        Work.Source watched = () -> {
            watch.start();
            return queue.next();
        };
        Meters meters = new Meters();
        file.arrivals().tell(meters::entered);
        WatchedIntake intake = new WatchedIntake(new IntakeStage(knowledge.screening(), file.arrivals()), watch);
        try (meters;
                Plumbing plumbing =
                        new Plumbing(new Properties(), Map.of("drops", watched), Map.of("intake", intake), meters)) {
            plumbing.start(Stream.of("00-errors", "10-intake", "90-clock")
                    .map(name -> home.routes().resolve(name + ".camel.yaml"))
                    .toList());
            watch.await();
        }
    }

    @Override
    public long rows(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from cases where state <> 'received' or step = 'inspect'")
                        .mapTo(Long.class)
                        .one());
    }
}
