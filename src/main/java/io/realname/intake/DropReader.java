package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads claimed drops: the manifest, then each file it names once, straight into the document store. A drop whose producer
 * may still be writing is left for later: while a named file is not there (until the grace period ends), and while one that
 * looks broken was changed a moment ago. Thread-safe.
 */
public final class DropReader {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final ManifestReader manifests;
    private final Sources sources;
    private final DocumentStore store;
    private final Arrivals arrivals;
    private final InstantSource system;
    private final Duration grace;

    /**
     * A reader into {@code store}.
     *
     * @param grace how long a manifest waits for the files it names, from when it was first seen
     */
    public DropReader(
            ManifestReader manifests,
            Sources sources,
            DocumentStore store,
            BusinessClock business,
            InstantSource system,
            Duration grace) {
        this.manifests = manifests;
        this.sources = sources;
        this.store = store;
        this.arrivals = new Arrivals(business);
        this.system = system;
        this.grace = grace;
    }

    /**
     * Reads drops; when it returns, every document read is durable. A drop whose manifest is gone (another run finished it) is
     * left out.
     *
     * @param firstSeen when each was first seen, from which its grace period counts
     * @param entered keys of those that were entered before: they are never left for later
     */
    List<ReadDrop> read(List<Drop> drops, Function<Drop, Instant> firstSeen, Set<String> entered) throws IOException {
        List<ReadDrop> read = new ArrayList<>();
        try (DocumentBatch documents = store.begin()) {
            for (Drop drop : drops) {
                Instant patientUntil = entered.contains(drop.key())
                        ? Instant.MIN
                        : firstSeen.apply(drop).plus(grace);
                ReadDrop one = read(drop, patientUntil, documents);
                if (one != null) {
                    read.add(one);
                }
            }
            documents.sync();
        }
        return read;
    }

    private @Nullable ReadDrop read(Drop drop, Instant patientUntil, DocumentBatch documents) throws IOException {
        Source source = sources.of(drop.source());
        try {
            if (!Files.isRegularFile(drop.claimed(), LinkOption.NOFOLLOW_LINKS)) {
                return Files.exists(drop.claimed(), LinkOption.NOFOLLOW_LINKS) ? linked(drop) : null;
            }
            if (!source.has(Way.FOLDER)) {
                return refused(drop, new byte[0], List.of(EnvelopeCodes.wayClosed(source)));
            }
            byte[] manifest = head(drop.claimed());
            if (manifest.length > manifests.mostBytes()) {
                return refused(drop, new byte[0], manifests.tooLarge().findings());
            }
            ManifestReader.Read understood = manifests.read(manifest, source.site(), source.language());
            Submission submission = understood.submission();
            if (submission == null) {
                return mayBeWritten(drop.claimed(), patientUntil)
                        ? later(drop, null)
                        : refused(drop, manifest, understood.findings());
            }
            return withDocuments(drop, patientUntil, manifest, submission, understood.findings(), documents);
        } catch (NoSuchFileException e) {
            return null;
        } catch (AccessDeniedException e) {
            Finding finding = Finding.of(EnvelopeCodes.UNREADABLE, "").variant("permission");
            return refused(drop, new byte[0], List.of(finding));
        }
    }

    /** As much of a manifest as tells whether it is too large: it may still grow. */
    private byte[] head(Path manifest) throws IOException {
        try (InputStream in = Files.newInputStream(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(manifests.mostBytes() + 1);
        }
    }

    private ReadDrop withDocuments(
            Drop drop,
            Instant patientUntil,
            byte[] manifest,
            Submission submission,
            List<Finding> findings,
            DocumentBatch store)
            throws IOException {
        List<NamedFile> files = new ArrayList<>();
        for (int i = 0; i < submission.documents().size(); i++) {
            files.add(NamedFile.look(
                    drop.sourceRoot(), drop.folder(), submission.documents().get(i), "/documents/" + i + "/file"));
        }
        List<Finding> unsafe = files.stream()
                .map(NamedFile::unsafe)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (!unsafe.isEmpty()) {
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(unsafe);
            return new ReadDrop(
                    drop,
                    arrival(drop, manifest, submission, bare(submission.documents()), all, true),
                    submission,
                    files);
        }
        boolean patient = system.instant().isBefore(patientUntil);
        if (patient && files.stream().anyMatch(NamedFile::isAwaited)) {
            return later(drop, submission);
        }
        List<ArrivedDocument> arrived = new ArrayList<>();
        for (NamedFile file : files) {
            FileContent content = content(file);
            if (content == null && patient && file.ref().file() != null) {
                return later(drop, submission);
            }
            if (content != null && content.facts().fault() != null && mayBeWritten(content.path(), patientUntil)) {
                return later(drop, submission);
            }
            arrived.add(content == null ? Arrivals.bare(file.ref()) : content.keep(file.ref(), store));
        }
        return new ReadDrop(drop, arrival(drop, manifest, submission, arrived, findings, false), submission, files);
    }

    /** The content of a named file; null if it is not there or not (yet) for us to read. */
    private static @Nullable FileContent content(NamedFile file) throws IOException {
        try {
            return file.read();
        } catch (AccessDeniedException e) {
            return null;
        }
    }

    private ReadDrop linked(Drop drop) {
        Finding finding = Finding.of(EnvelopeCodes.UNSAFE_PATH, "").variant("manifest");
        return refused(drop, new byte[0], List.of(finding));
    }

    private ReadDrop refused(Drop drop, byte[] manifest, List<Finding> findings) {
        return new ReadDrop(drop, arrival(drop, manifest, null, List.of(), findings, true), null, List.of());
    }

    private static ReadDrop later(Drop drop, @Nullable Submission understood) {
        return new ReadDrop(drop, null, understood, List.of());
    }

    private Arrival arrival(
            Drop drop,
            byte[] manifest,
            @Nullable Submission submission,
            List<ArrivedDocument> documents,
            List<Finding> findings,
            boolean quarantined) {
        return arrivals.of(
                sources.of(drop.source()), drop.key(), manifest, submission, documents, findings, quarantined);
    }

    private static List<ArrivedDocument> bare(List<DocumentRef> refs) {
        return refs.stream().map(Arrivals::bare).toList();
    }

    /**
     * Whether a file that looks broken may just not be finished: it was changed a moment ago. A change that lies ahead tells only that
     * some clock is wrong, and is believed during the grace period.
     */
    private boolean mayBeWritten(Path file, Instant patientUntil) throws IOException {
        if (patientUntil.equals(Instant.MIN)) {
            return false;
        }
        Instant now = system.instant();
        Instant changed =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return changed.isAfter(now.minus(QUIET)) && (!changed.isAfter(now.plus(QUIET)) || now.isBefore(patientUntil));
    }
}
