package io.realname.intake;

import io.realname.casefile.Ids;
import io.realname.casefile.Work;
import io.realname.intake.format.Formats;
import io.realname.security.OwnerOnlyFolder;
import io.realname.time.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out drops, claimed by an atomic rename from {@code inbox/} into {@code work/<claim>/} on the same file system; whoever
 * renames first has it, of several programs too. What lies in {@code work/} at the start is handed out again under its old key. Thread-safe.
 */
public final class DropQueue implements Work.Source {
    private static final Logger LOG = LoggerFactory.getLogger(DropQueue.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration UNTIL_NEXT_CLAIM = Duration.ofSeconds(10);
    /** So long a newer drop, which has the name now, goes first. */
    private static final Duration UNTIL_NAME_IS_FREE = Duration.ofSeconds(10);

    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final int MOST_PER_LOOK = 50_000;

    private final Path inbox;
    private final Path work;
    private final InboxScan scan;
    private final Ids ids;
    private final InstantSource system;
    private final int size;
    private final DropReader reader;
    private final Originals originals;
    private final Predicate<String> spent;
    private final Deque<Path> found = new ArrayDeque<>();
    private final Deque<List<Drop>> leftOver = new ArrayDeque<>();
    private final DropsAgain again;
    private final Map<Path, Waiting> waiting = new ConcurrentHashMap<>();
    private Wait nextLook = Wait.NONE;

    /**
     * A queue over {@code inbox} and {@code work} of these folders, both made if missing.
     *
     * @param size drops in one batch at most
     * @param spent whether nothing more is taken in today of the source of that name: its drops stay in the inbox
     */
    public DropQueue(
            DropFolders folders,
            Ids ids,
            InstantSource system,
            int size,
            DropReader reader,
            Originals originals,
            Predicate<String> spent)
            throws IOException {
        this.spent = spent;
        this.again = new DropsAgain(system, spent);
        this.reader = reader;
        this.originals = originals;
        this.inbox = Files.createDirectories(folders.inbox());
        this.work = OwnerOnlyFolder.close(folders.work());
        this.scan = new InboxScan(inbox, MOST_PER_LOOK, Formats::isOfOne);
        this.ids = ids;
        this.system = system;
        this.size = size;
        leftOver.addAll(new WorkFolder(work, inbox).leftOver(size));
    }

    /** Goes on with what lies in the work folder of a program that is dead, under the keys that it has there; the folder goes if it is empty then. */
    public synchronized void takeOver(Path otherWork) throws IOException {
        new WorkFolder(work, inbox).takeOver(otherWork, size, leftOver::add);
    }

    @Override
    public Optional<DropBatch> next() {
        List<Drop> known = takeAgain();
        if (!known.isEmpty()) {
            return Optional.of(new DropBatch(this, reader, originals, known, true));
        }
        List<Path> manifests = take();
        while (!manifests.isEmpty()) {
            List<Drop> drops = claim(manifests);
            if (!drops.isEmpty()) {
                return Optional.of(new DropBatch(this, reader, originals, drops, false));
            }
            manifests = take();
        }
        return Optional.empty();
    }

    private synchronized List<Drop> takeAgain() {
        if (!leftOver.isEmpty()) {
            return leftOver.remove();
        }
        return again.next().map(List::of).orElse(List.of());
    }

    private synchronized List<Path> take() {
        if (found.isEmpty() && nextLook.isOver(system.instant())) {
            look();
        }
        List<Path> some = new ArrayList<>();
        while (some.size() < size && !found.isEmpty()) {
            Path manifest = found.remove();
            if (mayComeToday(manifest)) {
                some.add(manifest);
            }
        }
        return some;
    }

    private boolean mayComeToday(Path manifest) {
        return !spent.test(inbox.relativize(manifest).getName(0).toString());
    }

    private void look() {
        try {
            Instant now = system.instant();
            // What was not there to be tried again for so long was taken away by its producer.
            waiting.values().removeIf(drop -> drop.nextTry().until().isBefore(now.minus(FORGOTTEN)));
            found.addAll(scan.look(path -> {
                Waiting drop = waiting.get(path);
                return (drop == null || drop.nextTry().isOver(now)) && mayComeToday(path);
            }));
            nextLook = Wait.from(system.instant(), BETWEEN_LOOKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Drop> claim(List<Path> manifests) {
        String claim = ids.next().toString();
        Set<String> keys = new HashSet<>();
        List<Drop> drops = new ArrayList<>();
        for (Path manifest : manifests) {
            Path relative = inbox.relativize(manifest);
            Drop drop = WorkFolder.drop(work, inbox, claim, relative);
            if (!keys.add(drop.key())) {
                // Two names that differ only in bytes that no text can hold.
                drop = WorkFolder.drop(work, inbox, ids.next().toString(), relative);
            }
            if (claim(manifest, drop)) {
                drops.add(drop);
            }
        }
        if (drops.size() < manifests.size()) {
            WorkFolder.removeEmpty(work.resolve(claim)); // Made for manifests that another program had first.
        }
        return drops;
    }

    /** Renames a manifest out of the inbox; one that cannot be had must not stop the others. */
    private boolean claim(Path manifest, Drop drop) {
        try {
            Path folder = Objects.requireNonNull(drop.claimed().getParent());
            if (!Files.isDirectory(folder)) { // a look costs less than the exception inside of createDirectories
                Files.createDirectories(folder);
            }
            NoLinks.move(drop.sourceRoot(), manifest, drop.claimed());
            return true;
        } catch (NoSuchFileException e) {
            LOG.debug("A manifest was gone before it could be claimed: another worker or its producer took it.");
        } catch (IOException e) {
            LOG.warn(
                    "A manifest of {} cannot be taken out of its folder ({}); check owner and permissions. It is tried again.",
                    drop.source(),
                    e.getClass().getSimpleName());
            waiting.put(manifest, new Waiting(firstSeen(drop), Wait.from(system.instant(), UNTIL_NEXT_CLAIM)));
        }
        return false;
    }

    /** When this drop was first seen; it stays known until the drop is taken in. */
    Instant firstSeen(Drop drop) {
        Instant now = system.instant();
        Waiting known = waiting.get(drop.original());
        Instant first = again.firstSeen(drop).orElse(known == null ? now : known.firstSeen());
        return now.isBefore(first) ? now : first; // The clock may be set back.
    }

    /**
     * Puts a drop back into the inbox, to be looked at again in a second. If its name is taken there the newer one goes first, and this
     * one stays claimed until its turn comes; it goes for good only if it was not written to its end.
     */
    void putBack(ReadDrop read) throws IOException {
        Drop drop = read.drop();
        Instant firstSeen = firstSeen(drop);
        waiting.put(drop.original(), new Waiting(firstSeen, Wait.from(system.instant(), UNTIL_NEXT_TRY)));
        switch (WorkFolder.putBack(drop)) {
            case BACK -> again.release(drop);
            case NOT_POSSIBLE -> again.keep(drop, read.submissionId(), firstSeen, UNTIL_NEXT_TRY);
            case NAME_TAKEN -> {
                if (read.understood() == null) {
                    Files.deleteIfExists(drop.claimed());
                    again.release(drop);
                } else {
                    again.keep(drop, read.submissionId(), firstSeen, UNTIL_NAME_IS_FREE);
                }
            }
        }
    }

    /** A drop was understood: it replaces older ones of the same id that waited for its name to be free. */
    void understood(ReadDrop read) throws IOException {
        String id = read.submissionId();
        if (id != null) {
            again.replace(read.drop(), id);
        }
    }

    /** Forgets a drop that was taken in. */
    void taken(Drop drop) {
        waiting.remove(drop.original());
        again.taken(drop);
    }

    /** Hands claimed drops out again after a failure. */
    void again(List<Drop> drops) {
        drops.forEach(again::failed);
    }

    private record Waiting(Instant firstSeen, Wait nextTry) {}
}
