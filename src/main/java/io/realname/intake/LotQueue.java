package io.realname.intake;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.casefile.Work;
import io.realname.intake.format.Formats;
import io.realname.security.FileTree;
import io.realname.security.OwnerOnlyFolder;
import io.realname.submission.PictureInspection;
import io.realname.time.BusinessClock;
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
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out slices of lots: files of rows and packages in the inbox, claimed as {@link DropQueue} claims its manifests. A few lots are
 * open at a time and take turns, so that none waits for the pictures of another. Thread-safe.
 */
public final class LotQueue implements Work.Source {
    /** A file that was changed so lately may still be written. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LotQueue.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);
    private static final int MOST_PER_LOOK = 100;
    private static final int MOST_OPEN = 4;
    private static final int MOST_HELD_UP = 50;

    private final Path inbox;
    private final Path work;
    private final Path unpacked;
    private final InboxScan scan;
    private final Ids ids;
    private final InstantSource system;
    private final Duration grace;
    private final int size;
    private final LotTools tools;
    private final Predicate<String> spent;
    private final Deque<Drop> leftOver = new ArrayDeque<>();
    private final Deque<OpenLot> open = new ArrayDeque<>();
    private final Map<Path, Instant> firstSeen = new HashMap<>();
    private Wait nextLook = Wait.NONE;
    private Wait nextMark = Wait.NONE;

    /**
     * A queue over {@code inbox}, {@code lots} and {@code unpacked} of these folders, made if missing.
     *
     * @param size submissions in one slice at most
     * @param inspection looks at pictures that several submissions share
     * @param grace how long a lot waits for the files that it names, from when it was first seen
     * @param spent whether nothing more is taken in today of the source of that name: its lots wait, in the inbox or where they have come to
     */
    public LotQueue(
            DropFolders folders,
            Ids ids,
            InstantSource system,
            int size,
            Duration grace,
            ManifestReader manifests,
            Formats formats,
            Sources sources,
            DocumentStore documents,
            PictureInspection inspection,
            BusinessClock business,
            LotEnd end,
            Predicate<String> spent)
            throws IOException {
        this.spent = spent;
        this.inbox = Files.createDirectories(folders.inbox());
        this.work = OwnerOnlyFolder.close(folders.lots());
        this.unpacked = folders.unpacked();
        FileTree.delete(unpacked);
        OwnerOnlyFolder.open(unpacked);
        this.scan =
                new InboxScan(inbox, MOST_PER_LOOK, name -> Formats.isOfRows(name) || Formats.isPackage(name), false);
        this.ids = ids;
        this.system = system;
        this.size = size;
        this.grace = grace;
        this.tools = LotTools.of(manifests, formats, sources, documents, inspection, business, end);
        new WorkFolder(work, inbox).leftOver(1).forEach(leftOver::addAll);
    }

    /** Goes on with the lots in the work folder of a program that is dead, under the keys that they have there; the folder goes if it is empty then. */
    public synchronized void takeOver(Path otherLots) throws IOException {
        new WorkFolder(work, inbox).takeOver(otherLots, 1, leftOver::addAll);
    }

    @Override
    public synchronized Optional<Slice> next() {
        try {
            open.removeIf(OpenLot::isFinished);
            markWaiting();
            if (mayOpenMore()) {
                openMore();
            }
            for (int i = 0; i < open.size(); i++) {
                OpenLot lot = open.remove();
                open.add(lot);
                if (spent.test(lot.source()) || (!lot.isOpen() && countOpen() >= MOST_OPEN)) {
                    continue;
                }
                Optional<Slice> slice = lot.next(size);
                if (slice.isPresent()) {
                    return slice;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks what waits for the next day or for its turn. */
    private void markWaiting() {
        Instant now = system.instant();
        if (nextMark.isOver(now)) {
            nextMark = Wait.from(now, BETWEEN_MARKS);
            boolean full = countOpen() >= MOST_OPEN;
            open.stream()
                    .filter(lot -> spent.test(lot.source()) || (full && !lot.isOpen() && !lot.isHeldUp()))
                    .forEach(OpenLot::mark);
            leftOver.forEach(drop -> drop.mark(now));
        }
    }

    /** How many lots there are without those that wait for the next day, or after a failure: these must not hold up others. */
    private long countGoingOn() {
        return open.stream()
                .filter(lot -> !spent.test(lot.source()) && !lot.isHeldUp())
                .count();
    }

    private boolean mayOpenMore() {
        return countGoingOn() < MOST_OPEN
                && open.stream().filter(OpenLot::isHeldUp).count() < MOST_HELD_UP;
    }

    private long countOpen() {
        return open.stream()
                .filter(lot -> !spent.test(lot.source()) && lot.isOpen() && !lot.isHeldUp())
                .count();
    }

    private void openMore() throws IOException {
        Drop before = leftOver.poll();
        if (before != null) {
            open.add(lot(before, true));
            return;
        }
        Instant now = system.instant();
        if (!nextLook.isOver(now)) {
            return;
        }
        List<Path> found =
                scan.look(path -> !spent.test(inbox.relativize(path).getName(0).toString()));
        // Thousands of other drops may lie there: no more than a tenth of the time goes into looking past them.
        Duration look = Duration.between(now, system.instant()).multipliedBy(10);
        nextLook = Wait.from(system.instant(), look.compareTo(BETWEEN_LOOKS) > 0 ? look : BETWEEN_LOOKS);
        firstSeen.keySet().retainAll(found);
        Iterator<Path> files = found.iterator();
        while (mayOpenMore() && files.hasNext()) {
            Path file = files.next();
            firstSeen.putIfAbsent(file, now);
            NamedFile.Seen seen = NamedFile.Seen.at(file);
            if (seen != null && !seen.changed().toInstant().isAfter(now.minus(QUIET))) {
                claim(file).ifPresent(drop -> open.add(lot(drop, false)));
            }
        }
    }

    private OpenLot lot(Drop drop, boolean knownBefore) {
        Instant seen = firstSeen.getOrDefault(drop.original(), system.instant());
        Path folder = unpacked.resolve(ids.next().toString());
        return new OpenLot(tools, drop, folder, system, Wait.from(seen, grace), knownBefore);
    }

    /** Renames a file out of the inbox; one that cannot be had must not stop the others. */
    private Optional<Drop> claim(Path file) {
        Drop drop = WorkFolder.drop(work, inbox, ids.next().toString(), inbox.relativize(file));
        try {
            Files.createDirectories(Objects.requireNonNull(drop.claimed().getParent()));
            NoLinks.move(drop.sourceRoot(), file, drop.claimed());
            return Optional.of(drop);
        } catch (NoSuchFileException e) {
            LOG.debug("A file was gone before it could be claimed: another worker or its producer took it.");
            WorkFolder.removeEmpty(work.resolve(drop.claim()));
        } catch (IOException e) {
            LOG.warn(
                    "A file of {} cannot be taken out of its folder ({}); check owner and permissions. It is tried again.",
                    drop.source(),
                    e.getClass().getSimpleName());
            nextLook = Wait.from(system.instant(), Duration.ofSeconds(10));
        }
        return Optional.empty();
    }
}
