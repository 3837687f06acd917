package io.realname.app.bench;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseQueue;
import io.realname.casefile.Work;
import java.util.Optional;

/** A queue of cases under a watch, which sees each batch's commit. Thread-safe. */
final class WatchedCases implements Work.Source {
    private final CaseQueue queue;
    private final Stopwatch watch;

    WatchedCases(CaseQueue queue, Stopwatch watch) {
        this.queue = queue;
        this.watch = watch;
    }

    @Override
    public Optional<Batch> next() {
        watch.start();
        return queue.next().map(batch -> new Batch(batch, watch));
    }

    /** A batch under the watch; public because the route hands it on by its type. For one thread. */
    public record Batch(CaseBatch cases, Stopwatch watch) implements Work {
        @Override
        public void complete() {
            cases.complete();
            watch.committed();
            watch.removed(cases.decided());
        }

        @Override
        public void giveBack(Exception failure) {
            cases.giveBack(failure);
        }
    }
}
