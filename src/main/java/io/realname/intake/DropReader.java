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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private final BusinessClock business;
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
        this.business = business;
        this.system = system;
        this.grace = grace;
    }

    /**
     * Reads drops; when it returns, every document read is durable. A drop whose manifest is gone (another run finished it) is
     * left out.
     */
    List<ReadDrop> read(List<Drop> drops, Function<Drop, Instant> firstSeen) throws IOException {
        List<ReadDrop> read = new ArrayList<>();
        try (DocumentBatch documents = store.begin()) {
            for (Drop drop : drops) {
                ReadDrop one = read(drop, firstSeen.apply(drop), documents);
                if (one != null) {
                    read.add(one);
                }
            }
            documents.sync();
        }
        return read;
    }

    private @Nullable ReadDrop read(Drop drop, Instant firstSeen, DocumentBatch documents) throws IOException {
        Source source = sources.of(drop.source());
        try {
            BasicFileAttributes found =
                    Files.readAttributes(drop.claimed(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                return linked(drop);
            }
            if (found.size() > ManifestLimits.DEFAULT.bytes()) {
                return refused(drop, new byte[0], manifests.tooLarge().findings());
            }
            byte[] manifest = Files.readAllBytes(drop.claimed());
            ManifestReader.Read understood = manifests.read(manifest, source.site(), source.language());
            Submission submission = understood.submission();
            if (submission == null) {
                return changedJustNow(drop.claimed()) ? later(drop) : refused(drop, manifest, understood.findings());
            }
            return withDocuments(drop, firstSeen, manifest, submission, understood.findings(), documents);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private ReadDrop withDocuments(
            Drop drop,
            Instant firstSeen,
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
        List<Path> there = files.stream()
                .map(NamedFile::path)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (!unsafe.isEmpty()) {
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(unsafe);
            return new ReadDrop(
                    drop, arrival(drop, manifest, submission, bare(submission.documents()), all, true), there);
        }
        boolean incomplete = files.stream().anyMatch(NamedFile::isAwaited);
        if (incomplete && system.instant().isBefore(firstSeen.plus(grace))) {
            return later(drop);
        }
        List<ArrivedDocument> arrived = new ArrayList<>();
        for (NamedFile file : files) {
            FileContent content = file.path() == null ? null : FileContent.read(file.path());
            if (content != null && content.facts().fault() != null && changedJustNow(content.path())) {
                return later(drop);
            }
            arrived.add(content == null ? bare(file.ref()) : content.keep(file.ref(), store));
        }
        return new ReadDrop(drop, arrival(drop, manifest, submission, arrived, findings, false), there);
    }

    private ReadDrop linked(Drop drop) {
        Finding finding = Finding.of(EnvelopeCodes.UNSAFE_PATH, "");
        return refused(drop, new byte[0], List.of(finding));
    }

    private ReadDrop refused(Drop drop, byte[] manifest, List<Finding> findings) {
        return new ReadDrop(drop, arrival(drop, manifest, null, List.of(), findings, true), List.of());
    }

    private static ReadDrop later(Drop drop) {
        return new ReadDrop(drop, null, List.of());
    }

    private Arrival arrival(
            Drop drop,
            byte[] manifest,
            @Nullable Submission submission,
            List<ArrivedDocument> documents,
            List<Finding> findings,
            boolean quarantined) {
        return new Arrival(
                drop.source(), drop.key(), business.now(), manifest, submission, documents, findings, quarantined);
    }

    private static List<ArrivedDocument> bare(List<DocumentRef> refs) {
        return refs.stream().map(DropReader::bare).toList();
    }

    private static ArrivedDocument bare(DocumentRef ref) {
        return new ArrivedDocument(ref, null, null, null);
    }

    private boolean changedJustNow(Path file) throws IOException {
        Instant changed =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return changed.isAfter(system.instant().minus(QUIET));
    }
}
