package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.casefile.Work;
import io.realname.intake.InMemory;
import io.realname.intake.PackageReader;
import io.realname.intake.Source;
import io.realname.screening.Precedence;
import io.realname.security.FileTree;
import io.realname.security.OwnerOnlyFolder;
import io.realname.submission.Arrival;
import io.realname.submission.PictureInspection;
import io.realname.web.SubmissionDesk;
import io.realname.web.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes posted submissions in. What comes while a group is being committed waits and makes up the next one, so that many requests share
 * the syncs of documents and one commit, and a lonely one waits for nobody. Thread-safe.
 */
public final class PostedSubmissions implements SubmissionDesk, AutoCloseable {
    /** Its name among the stages. */
    static final String STAGE = "rest";

    private static final Logger LOG = LoggerFactory.getLogger(PostedSubmissions.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(1);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final int MOST_TOGETHER = 32;
    private static final int MOST_JUDGED = 1_000;

    private final Path folder;
    private final Ids ids;
    private final PackageReader reader;
    private final PictureInspection inspection;
    private final UnaryOperator<Arrival> screening;
    private final PostedIntake intake;
    private final Work.Witness witness;
    private final BlockingQueue<Posted> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads = new ArrayList<>();

    /** Opens a desk that judges by {@code screening} and takes in by {@code intake}. */
    PostedSubmissions(
            Path folder,
            Ids ids,
            PackageReader reader,
            PictureInspection inspection,
            UnaryOperator<Arrival> screening,
            PostedIntake intake,
            Work.Witness witness)
            throws IOException {
        this.folder = folder.toAbsolutePath();
        this.ids = ids;
        this.reader = reader;
        this.inspection = inspection;
        this.screening = screening;
        this.intake = intake;
        this.witness = witness;
        FileTree.delete(this.folder);
        OwnerOnlyFolder.open(this.folder);
        for (int i = 1; i <= THREADS; i++) {
            Thread thread = new Thread(this::work, "posted-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /**
     * The desk of an installation, open. Uploads of an earlier run that lie in its own folder are removed.
     *
     * @param reader reads packages into {@code documents}
     * @param witness is told of each upload
     */
    static PostedSubmissions open(
            Home home,
            Knowledge knowledge,
            PackageReader reader,
            DocumentStore documents,
            CaseFile file,
            Work.Witness witness)
            throws IOException {
        UnaryOperator<Arrival> screening = arrival -> IntakeStage.judged(knowledge.screening(), arrival);
        return new PostedSubmissions(
                home.own().resolve("uploads"),
                file.ids(),
                reader,
                knowledge.pictures(),
                screening,
                new PostedIntake(reader, screening, documents, file),
                witness);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CompletionStage<Taken> take(Source source, Upload upload) {
        PostedPackage files = PostedPackage.of(upload, newPlace(), reader.packages());
        Posted posted = new Posted(source, files, witness.begun(STAGE, 1, Optional.empty()));
        if (!waiting.offer(posted)) {
            Full full = new Full();
            posted.fail(full);
            posted.end();
            throw full;
        }
        return posted.taken();
    }

    @Override
    public List<Judged> judge(Source source, Upload upload) {
        try (PostedPackage posted = PostedPackage.of(upload, newPlace(), reader.packages())) {
            String key = "rest/" + source.name() + "/judged";
            Optional<InMemory> small = posted.inMemory(source, key);
            List<Arrival> read = small.isPresent()
                    ? List.of(reader.inspect(small.get(), inspection))
                    : reader.inspect(posted.layOut(source, key), inspection, MOST_JUDGED);
            return read.stream()
                    .map(screening)
                    .map(arrival -> new Judged(arrival, Precedence.settle(arrival.findings())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("A posted submission cannot be read.", e);
        }
    }

    private Path newPlace() {
        return folder.resolve(ids.next().toString());
    }

    private void work() {
        List<Posted> group = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, MOST_TOGETHER - 1);
                intake.take(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException
                    | Error e) { // Whatever it is, somebody waits for an answer, and others come after.
                LOG.warn("Posted submissions were not taken in.", e);
                group.forEach(posted -> posted.fail(e));
            } finally {
                group.forEach(Posted::end);
                group.clear();
            }
        }
    }

    /** Ends the threads; whoever waits is told that nothing came of it. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + TO_CLOSE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Posted> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(posted -> {
            posted.fail(new IllegalStateException("The service is stopping."));
            posted.end();
        });
    }
}
