package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.app.IntakeWork;
import io.realname.app.Knowledge;
import io.realname.app.Plumbing;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Work;
import io.realname.intake.LotQueue;
import io.realname.intake.Sources;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The product's intake of files of many rows: its route, its rules, its tables. */
final class RowsWay implements Way {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final InstantSource system;

    /** The intake by this clock, for business time too. */
    RowsWay(InstantSource system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "rows";
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
        LotQueue queue = new IntakeWork(home, file, knowledge, new Sources(Map.of()), documents, GRACE).lots();
        Work.Source watched = () -> {
            watch.start();
            return queue.next();
        };
        WatchedIntake intake = new WatchedIntake(new IntakeStage(knowledge.screening(), file.arrivals()), watch);
        try (Plumbing plumbing = new Plumbing(new Properties(), Map.of("lots", watched), Map.of("intake", intake))) {
            plumbing.start(Stream.of("00-errors", "11-lots", "90-clock")
                    .map(name -> home.routes().resolve(name + ".camel.yaml"))
                    .toList());
            watch.await();
        }
    }

    /** How many cases have been judged as a whole, by the rules and by what their pictures show. */
    @Override
    public long rows(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from cases where state <> 'received'")
                        .mapTo(Long.class)
                        .one());
    }
}
