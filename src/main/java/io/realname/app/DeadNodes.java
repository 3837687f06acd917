package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Work;
import io.realname.intake.DropQueue;
import io.realname.intake.LotQueue;
import io.realname.security.FileTree;
import io.realname.security.OwnerOnlyFile;
import io.realname.storage.InstanceLock;
import io.realname.time.Wait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with what other programs on this data folder had begun, once they are dead: the drops that they claimed and the errands that they
 * leased. What they had laid out in clear is erased. That one is dead its lock says, which the operating system takes from whoever
 * ends; should a lock be lost by one that lives, nothing is done twice, for drops are known by their keys and errands by their versions.
 * Thread-safe.
 */
public final class DeadNodes implements Work.Source {
    private static final Logger LOG = LoggerFactory.getLogger(DeadNodes.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    /** What a program has claimed: it is taken over, and never removed with something in it. */
    private static final String WORK = "work";

    private static final String LOTS = "work-lots";
    /** What else a program has of its own. */
    private static final List<String> OWN = List.of("unpacked", "uploads", "mail", "run");

    private final Home home;
    private final DropQueue drops;
    private final LotQueue lots;
    private final DocumentStore documents;
    private final CaseFile file;
    private final Map<Path, Wait> failed = new HashMap<>();
    private Wait nextLook = Wait.NONE;

    /** Hands what it finds to these queues. */
    DeadNodes(Home home, DropQueue drops, LotQueue lots, DocumentStore documents, CaseFile file) {
        this.home = home;
        this.drops = drops;
        this.lots = lots;
        this.documents = documents;
        this.file = file;
    }

    /** A dead node, kept from coming back to life until the work ends. */
    private final class DeadNode implements Work {
        private final Path folder;
        private final InstanceLock lock;

        DeadNode(Path folder, InstanceLock lock) {
            this.folder = folder;
            this.lock = lock;
        }

        @Override
        public void complete() {
            lock.close();
        }

        @Override
        public void giveBack(Exception failure) {
            lock.close();
            passOver(folder);
        }
    }

    /** What cannot be taken over now must not hold up the others. */
    private synchronized void passOver(Path folder) {
        failed.put(folder, Wait.from(file.system().instant(), AFTER_FAILURE));
    }

    @Override
    public synchronized Optional<Work> next() {
        Instant now = file.system().instant();
        if (!nextLook.isOver(now)) {
            return Optional.empty();
        }
        for (Path other : others()) {
            boolean mayBe = failed.getOrDefault(other, Wait.NONE).isOver(now) && hasLeftSomething(other);
            Optional<InstanceLock> lock = mayBe ? lock(other) : Optional.empty();
            if (lock.isPresent()) {
                return lock.map(taken -> new DeadNode(other, taken));
            }
        }
        nextLook = Wait.from(now, BETWEEN_LOOKS);
        return Optional.empty();
    }

    /** The folders of all programs that have worked on this data folder, also of one that had it for itself. */
    private List<Path> others() {
        List<Path> others = new ArrayList<>(List.of(home.data()));
        if (Files.isDirectory(home.nodes())) {
            try (Stream<Path> nodes = Files.list(home.nodes())) {
                nodes.filter(Files::isDirectory).forEach(others::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("The folder of the nodes cannot be read.", e);
            }
        }
        others.remove(home.own());
        return others;
    }

    private static boolean hasLeftSomething(Path other) {
        return Stream.concat(Stream.of(WORK, LOTS, ErrandWork.INSTALLATION), OWN.stream())
                .anyMatch(name -> Files.exists(other.resolve(name)));
    }

    /** While we share the data folder nobody has it for himself; only among us nodes it must be settled who looks after it. */
    private Optional<InstanceLock> lock(Path other) {
        return InstanceLock.inherit(other.equals(home.data()) ? home.nodes() : other);
    }

    /** Takes over what a dead node has left, as much of it as can be. Done again after a crash in between, and after a failure. */
    public void takeOver(Work dead) throws IOException {
        Path folder = ((DeadNode) dead).folder;
        List<Step> steps = List.of(
                () -> drops.takeOver(folder.resolve(WORK)),
                () -> lots.takeOver(folder.resolve(LOTS)),
                () -> release(folder.resolve(ErrandWork.INSTALLATION)),
                () -> documents.forget(home.nameOf(folder)),
                () -> erase(folder));
        Deque<Exception> failures = new ArrayDeque<>();
        for (Step step : steps) {
            try {
                step.run();
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IOException failure =
                    new IOException("Not all that a dead node left can be taken over.", failures.remove());
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
        LOG.info("What the program in {} had begun is gone on with here; that one is dead.", folder);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Ends its leases; afterwards nobody needs to know its name in them. */
    private void release(Path installation) throws IOException {
        if (Files.exists(installation)) {
            String owner = new String(OwnerOnlyFile.read(installation), StandardCharsets.US_ASCII);
            file.jdbi().useTransaction(handle -> file.outbox().release(handle, owner));
            Files.delete(installation);
        }
    }

    private static void erase(Path folder) throws IOException {
        for (String name : OWN) {
            FileTree.delete(folder.resolve(name));
        }
    }
}
