package io.realname.app.bench;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseQueue;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** What each tick of the clock asks of every queue: the cases whose step is due, the errand that has been due longest. */
final class Tick {
    private static final int CASES_IN_A_BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String OWNER = "bench";

    private final CaseFile file;
    private final List<CaseQueue> steps;
    private final List<ErrandQueue> errands;

    Tick(CaseFile file, InstantSource system) {
        this.file = file;
        Breakers breakers = new Breakers(system);
        steps = Arrays.stream(Step.values())
                .map(step -> file.queue(step, CASES_IN_A_BATCH))
                .toList();
        errands = Arrays.stream(Errand.Kind.values())
                .map(kind -> new ErrandQueue(file.jdbi(), file.outbox(), file.business(), breakers, kind, OWNER, LEASE))
                .toList();
    }

    /** Asks every queue once, and gives back what it got; the nanoseconds that the asking took. */
    long take() {
        long begun = System.nanoTime();
        // A batch that is completed without a change stays due.
        steps.forEach(queue -> queue.next().ifPresent(CaseBatch::complete));
        errands.forEach(ErrandQueue::next);
        long took = System.nanoTime() - begun;
        file.jdbi().useTransaction(handle -> file.outbox().release(handle, OWNER));
        return took;
    }
}
