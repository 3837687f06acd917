package io.realname.app;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.intake.PackageReader;
import io.realname.intake.PackageReader.Package;
import io.realname.intake.Source;
import io.realname.intake.format.Formats;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes posted submissions in. What comes while a group is being committed waits and makes up the next one, so that many requests share
 * the syncs of documents and one commit, and a lonely one waits for nobody. Thread-safe.
 */
public final class PostedSubmissions implements SubmissionDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostedSubmissions.class);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final int MOST_TOGETHER = 32;
    private static final int MOST_JUDGED = 1_000;

    private final Path folder;
    private final PackageReader reader;
    private final PictureInspection inspection;
    private final UnaryOperator<Arrival> screening;
    private final ArrivalBook book;
    private final DocumentStore documents;
    private final Ids ids;
    private final BlockingQueue<Posted> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * A desk that is open.
     *
     * @param folder for uploads under way, emptied now
     * @param inspection looks at the pictures of what is only judged
     * @param screening judges one arrival
     */
    public PostedSubmissions(
            Path folder,
            PackageReader reader,
            PictureInspection inspection,
            UnaryOperator<Arrival> screening,
            ArrivalBook book,
            DocumentStore documents,
            Ids ids)
            throws IOException {
        this.folder = folder.toAbsolutePath();
        this.reader = reader;
        this.inspection = inspection;
        this.screening = screening;
        this.book = book;
        this.documents = documents;
        this.ids = ids;
        FileTree.delete(this.folder);
        OwnerOnlyFolder.open(this.folder);
        for (int i = 1; i <= THREADS; i++) {
            Thread thread = new Thread(this::work, "posted-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** The desk of an installation. */
    static PostedSubmissions open(Home home, Knowledge knowledge, CaseFile file, DocumentStore documents)
            throws IOException {
        return new PostedSubmissions(
                home.data().resolve("uploads"),
                new PackageReader(knowledge.manifests(), knowledge.formats(), documents, file.business()),
                knowledge.pictures(),
                arrival -> IntakeStage.judged(knowledge.screening(), arrival),
                file.arrivals(),
                documents,
                file.ids());
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CompletionStage<Taken> take(Source source, Upload upload) {
        Posted posted = new Posted(source, PostedPackage.of(upload, newPlace()));
        if (!waiting.offer(posted)) {
            posted.end();
            throw new Full();
        }
        return posted.taken();
    }

    @Override
    public List<Judged> judge(Source source, Upload upload) {
        try (PostedPackage posted = PostedPackage.of(upload, newPlace())) {
            Package laid = posted.layOut(source, "");
            return reader.inspect(laid, inspection, MOST_JUDGED).stream()
                    .map(screening)
                    .map(arrival -> new Judged(
                            arrival.submission() == null
                                    ? null
                                    : arrival.submission().submissionId(),
                            Precedence.settle(arrival.findings())))
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
                take(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Posted submissions were not taken in.", e);
                group.forEach(posted -> posted.fail(e));
            } finally {
                group.forEach(Posted::end);
                group.clear();
            }
        }
    }

    private void take(List<Posted> group) {
        List<Posted> single = new ArrayList<>();
        try (DocumentBatch batch = documents.begin()) {
            for (Posted posted : group) {
                try {
                    Package laid = posted.layOut("rest/" + posted.source().name() + "/" + ids.next());
                    if (isOfOne(laid)) {
                        posted.read(reader.read(laid, batch, 1).stream()
                                .map(screening)
                                .toList());
                        single.add(posted);
                    } else {
                        takeMany(posted, laid);
                    }
                } catch (IOException | RuntimeException e) {
                    posted.fail(e);
                }
            }
            batch.sync();
        }
        enter(single);
    }

    private static boolean isOfOne(Package laid) {
        return laid.manifests().size() == 1
                && !Formats.isOfRows(String.valueOf(laid.manifests().get(0).getFileName()));
    }

    /** Files of many do not wait for the group: they are committed as they are read. */
    private void takeMany(Posted posted, Package laid) throws IOException {
        reader.read(
                laid,
                arrivals -> posted.entered(
                        book.enter(arrivals.stream().map(screening).toList())));
        posted.succeed();
    }

    /** If the group cannot be entered together, each is tried alone, so that nobody suffers for another. */
    private void enter(List<Posted> group) {
        try {
            var receipts = book.enter(group.stream().map(Posted::arrival).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).entered(List.of(receipts.get(i)));
                group.get(i).succeed();
            }
        } catch (RuntimeException together) {
            for (Posted posted : group) {
                enterAlone(posted, together);
            }
        }
    }

    private void enterAlone(Posted posted, RuntimeException together) {
        try {
            posted.entered(book.enter(List.of(posted.arrival())));
            posted.succeed();
        } catch (RuntimeException alone) {
            alone.addSuppressed(together);
            posted.fail(alone);
        }
    }

    /** Ends the threads; whoever waits is told that nothing came of it. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(10_000);
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
