package io.realname.intake;

import io.realname.casefile.Ids;
import io.realname.casefile.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out drops, claimed by an atomic rename from {@code inbox/} into {@code work/<claim>/} on the same file system; whoever
 * renames first has it. What lies in {@code work/} at the start is handed out again under its old key. Thread-safe.
 */
public final class DropQueue implements Work.Source {
    private static final Logger LOG = LoggerFactory.getLogger(DropQueue.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);
    private static final int MOST_PER_LOOK = 50_000;

    private final Path inbox;
    private final Path work;
    private final InboxScan scan;
    private final Ids ids;
    private final InstantSource system;
    private final int size;
    private final Deque<Path> found = new ArrayDeque<>();
    private final Deque<List<Drop>> leftOver = new ArrayDeque<>();
    private final Map<Path, Waiting> waiting = new ConcurrentHashMap<>();
    private Instant nextLook = Instant.MIN;

    /**
     * A queue over the folders {@code inbox} and {@code work} of a data folder, both made if missing.
     *
     * @param size drops in one batch at most
     */
    public DropQueue(Path data, Ids ids, InstantSource system, int size) throws IOException {
        this.inbox = Files.createDirectories(data.resolve("inbox"));
        this.work = Files.createDirectories(data.resolve("work"));
        this.scan = new InboxScan(inbox, MOST_PER_LOOK);
        this.ids = ids;
        this.system = system;
        this.size = size;
        leftOver.addAll(new WorkFolder(work, inbox).leftOver(size));
    }

    @Override
    public Optional<DropBatch> next() {
        List<Drop> again = takeLeftOver();
        if (again != null) {
            return Optional.of(new DropBatch(this, again));
        }
        List<Path> manifests = take();
        if (manifests.isEmpty()) {
            return Optional.empty();
        }
        List<Drop> drops = claim(manifests);
        return drops.isEmpty() ? next() : Optional.of(new DropBatch(this, drops));
    }

    private synchronized @org.jspecify.annotations.Nullable List<Drop> takeLeftOver() {
        return leftOver.poll();
    }

    private synchronized List<Path> take() {
        if (found.isEmpty() && !system.instant().isBefore(nextLook)) {
            look();
        }
        List<Path> some = new ArrayList<>();
        while (some.size() < size && !found.isEmpty()) {
            some.add(found.poll());
        }
        return some;
    }

    private void look() {
        try {
            Instant now = system.instant();
            found.addAll(scan.look(path -> {
                Waiting drop = waiting.get(path);
                return drop == null || !now.isBefore(drop.nextTry());
            }));
            nextLook = system.instant().plus(BETWEEN_LOOKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Drop> claim(List<Path> manifests) {
        String claim = ids.next().toString();
        List<Drop> drops = new ArrayList<>();
        Set<Path> made = new HashSet<>();
        for (Path manifest : manifests) {
            try {
                Drop drop = WorkFolder.drop(work, inbox, claim, inbox.relativize(manifest));
                Path folder = drop.claimed().getParent();
                if (made.add(folder)) {
                    Files.createDirectories(folder);
                }
                Files.move(manifest, drop.claimed(), StandardCopyOption.ATOMIC_MOVE);
                drops.add(drop);
            } catch (NoSuchFileException e) {
                LOG.debug("A manifest was gone before it could be claimed: another worker or its producer took it.");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return drops;
    }

    /** When this drop was first seen; it stays known until the drop is taken in. */
    Instant firstSeen(Drop drop) {
        Waiting known = waiting.get(drop.original());
        return known == null ? system.instant() : known.firstSeen();
    }

    /** Puts a drop back into the inbox, to be looked at again in a second because its producer has not finished it. */
    void putBack(Drop drop) throws IOException {
        waiting.put(
                drop.original(), new Waiting(firstSeen(drop), system.instant().plus(UNTIL_NEXT_TRY)));
        Files.createDirectories(drop.folder());
        if (Files.exists(drop.original())) {
            // The producer wrote the manifest anew meanwhile: the newer one counts.
            Files.delete(drop.claimed());
        } else {
            Files.move(drop.claimed(), drop.original(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Forgets a drop that was taken in. */
    void taken(Drop drop) {
        waiting.remove(drop.original());
    }

    /** Hands claimed drops out again, after a failure. */
    synchronized void again(List<Drop> drops) {
        leftOver.add(List.copyOf(drops));
    }

    private record Waiting(Instant firstSeen, Instant nextTry) {}
}
