package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.Knowledge;
import io.realname.app.PictureStage;
import io.realname.app.Plumbing;
import io.realname.app.Rescreening;
import io.realname.app.Service;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Step;
import io.realname.casefile.Work;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The product's picture stage: its route, on cases that its intake has committed. Enrichment and review are off. */
final class PictureWay {
    private final InstantSource system;
    private final PipelineWay intake;

    /** The stage by this clock, for business time too. */
    PictureWay(InstantSource system) {
        this.system = system;
        this.intake = PipelineWay.ofDrops(system);
    }

    /** Takes in what lies in the inbox. */
    void takeIn(Home home, Database database, Stopwatch watch) throws Exception {
        intake.prepare(home, database);
        intake.takeIn(home, database, watch);
    }

    /** Judges every case that waits for it. */
    void judge(Home home, Database database, Stopwatch watch) throws Exception {
        Keys keys = Keys.open(home.keys());
        CaseFile file = CaseFile.open(database.jdbi(), keys, system::instant, system);
        Knowledge knowledge = Knowledge.load(home.config());
        DocumentStore documents = DocumentStore.open(home.data().resolve("documents"), keys);
        PictureStage stage = PictureStage.of(
                knowledge, documents, file.pictures(), Rescreening.of(knowledge.screening(), file.business()));
        Work.Source queue = new WatchedCases(file.queue(Step.INSPECT, Service.CASES_OF_PICTURES), watch);
        try (Plumbing plumbing = new Plumbing(
                new Properties(), Map.of("inspect", queue), Map.of("pictures", new WatchedPictures(stage)))) {
            plumbing.start(Stream.of("00-errors", "15-inspection", "90-clock")
                    .map(name -> home.routes().resolve(name + ".camel.yaml"))
                    .toList());
            watch.await();
        }
    }

    /** How many cases have been judged. */
    long judged(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from cases where state <> 'received'")
                        .mapTo(Long.class)
                        .one());
    }
}
