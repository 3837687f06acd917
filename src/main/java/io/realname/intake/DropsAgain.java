package io.realname.intake;

import io.realname.casefile.BackOff;
import io.realname.time.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claimed drops that are handed out again after a while, each alone, so that it cannot hold up others: those that failed, and those that
 * could not go back into the inbox. Thread-safe.
 */
final class DropsAgain {
    private static final Logger LOG = LoggerFactory.getLogger(DropsAgain.class);
    private static final Duration UNTIL_NEXT_DAY_IS_ASKED_FOR = Duration.ofSeconds(10);

    private final InstantSource system;
    private final Predicate<String> spent;
    private final Queue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing((Turn turn) -> turn.from().until()));
    private final Map<String, Integer> failures = new HashMap<>();
    /** Those that could not go back, by the place in the inbox from which they come. */
    private final Map<Path, List<Kept>> kept = new HashMap<>();

    private record Turn(Drop drop, Wait from) {}

    private record Kept(Drop drop, @Nullable String submissionId, Instant firstSeen) {}

    /** Drops whose source has nothing more taken in today, as {@code spent} says, wait unless they have failed. */
    DropsAgain(InstantSource system, Predicate<String> spent) {
        this.system = system;
        this.spent = spent;
    }

    /** The next whose turn it is. */
    synchronized Optional<Drop> next() {
        Instant now = system.instant();
        for (Turn first = turns.peek(); first != null && first.from().isOver(now); first = turns.peek()) {
            Drop drop = turns.remove().drop();
            if (!spent.test(drop.source()) || kept(drop).isEmpty()) {
                return Optional.of(drop);
            }
            drop.mark(now);
            turns.add(new Turn(drop, Wait.from(now, UNTIL_NEXT_DAY_IS_ASKED_FOR)));
        }
        return Optional.empty();
    }

    /** One failed: it comes after a back-off. */
    synchronized void failed(Drop drop) {
        int times = failures.merge(drop.key(), 1, Integer::sum);
        turns.add(new Turn(drop, Wait.from(system.instant(), BackOff.after(times))));
    }

    /** One could not go back into the inbox: it comes after that time. */
    synchronized void keep(Drop drop, @Nullable String submissionId, Instant firstSeen, Duration wait) {
        release(drop);
        drop.mark(system.instant());
        kept.computeIfAbsent(drop.original(), place -> new ArrayList<>()).add(new Kept(drop, submissionId, firstSeen));
        drop.mark(system.instant());
        turns.add(new Turn(drop, Wait.from(system.instant(), wait)));
    }

    /** When one that was kept was first seen; empty for every other. */
    synchronized Optional<Instant> firstSeen(Drop drop) {
        return kept(drop).map(Kept::firstSeen);
    }

    private Optional<Kept> kept(Drop drop) {
        return kept.getOrDefault(drop.original(), List.of()).stream()
                .filter(one -> one.drop().key().equals(drop.key()))
                .findFirst();
    }

    /** Nothing is to be known of it any more but how often it has failed. */
    synchronized void release(Drop drop) {
        kept.computeIfPresent(drop.original(), (place, all) -> {
            all.removeIf(one -> one.drop().key().equals(drop.key()));
            return all.isEmpty() ? null : all;
        });
    }

    /** It was taken in. */
    synchronized void taken(Drop drop) {
        release(drop);
        failures.remove(drop.key());
    }

    /** Removes those that were kept and that {@code newer}, the same submission in the same place, replaces. */
    synchronized void replace(Drop newer, String submissionId) throws IOException {
        for (Kept older : List.copyOf(kept.getOrDefault(newer.original(), List.of()))) {
            if (submissionId.equals(older.submissionId()) && !older.drop().key().equals(newer.key())) {
                Files.deleteIfExists(older.drop().claimed());
                taken(older.drop());
                turns.removeIf(turn -> turn.drop().equals(older.drop()));
                LOG.info("A drop of {} that waited is replaced by one of the same id and name.", newer.source());
            }
        }
    }
}
