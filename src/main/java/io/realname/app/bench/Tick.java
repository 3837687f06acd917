package io.realname.app.bench;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseQueue;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

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
        List<LeasedErrand> leased = new ArrayList<>();
        long begun = System.nanoTime();
        // A batch that is completed without a change stays due.
        steps.forEach(queue -> queue.next().ifPresent(CaseBatch::complete));
        errands.forEach(queue -> queue.next().ifPresent(leased::add));
        long took = System.nanoTime() - begun;
        giveBack(leased);
        return took;
    }

    /** By their numbers: whoever seeks them by their owner reads the whole table, and what the next tick reads is in no cache any more. */
    private void giveBack(List<LeasedErrand> leased) {
        file.jdbi()
                .useTransaction(handle -> handle.createUpdate("""
                        update outbox set lease_owner = null, lease_until = null, version = version + 1
                        where id = any (:ids)""")
                        .bindArray(
                                "ids",
                                UUID.class,
                                leased.stream().map(one -> one.errand().id()).toList())
                        .execute());
    }
}
