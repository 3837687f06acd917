package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.intake.format.Formats;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Submission;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads submissions that came whole: all their files lie in a folder of their own, unpacked from a ZIP, taken out of a mail or posted
 * to the API. Nothing is waited for. Thread-safe.
 */
public final class PackageReader {
    private static final int ARRIVALS_TOGETHER = 100;
    private static final int PICTURES_AT_HAND = 1_000;

    private final ManifestReader manifests;
    private final Formats formats;
    private final DocumentStore store;
    private final BusinessClock business;

    /** A reader into {@code store}. */
    public PackageReader(ManifestReader manifests, Formats formats, DocumentStore store, BusinessClock business) {
        this.manifests = manifests;
        this.formats = formats;
        this.store = store;
        this.business = business;
    }

    /**
     * What came together.
     *
     * @param key names it for ever: taking it in again after a crash is recognised by it
     * @param folder where its files lie, out of which no path may lead
     * @param manifests paths of its manifests in that folder, of any format
     */
    public record Package(Source source, String key, Path folder, List<Path> manifests) {
        /** Takes a copy of the list. */
        public Package {
            manifests = List.copyOf(manifests);
        }
    }

    /**
     * Reads every submission of the package and hands them over, at most {@value #ARRIVALS_TOGETHER} at once; their documents are
     * durable by then. Without a manifest there is one arrival that says so.
     */
    public void read(Package whole, Consumer<List<Arrival>> taker) throws IOException {
        if (whole.manifests().isEmpty()) {
            Finding finding = Finding.of(EnvelopeCodes.UNREADABLE, "").variant("no-manifest");
            taker.accept(List.of(arrival(whole, whole.key(), new byte[0], null, List.of(), List.of(finding), true)));
            return;
        }
        Map<Path, ArrivedDocument> pictures = picturesAtHand();
        for (Path manifest : whole.manifests()) {
            try (Submissions all = Submissions.open(manifest, formats, manifests, whole.source())) {
                Submissions.One one = all.next();
                while (one != null) {
                    List<Arrival> some = new ArrayList<>();
                    try (DocumentBatch documents = store.begin()) {
                        for (; one != null && some.size() < ARRIVALS_TOGETHER; one = all.next()) {
                            some.add(arrival(
                                    whole, manifest, one, (content, ref) -> content.keep(ref, documents), pictures));
                        }
                        documents.sync();
                    }
                    taker.accept(some);
                }
            }
        }
    }

    /** Reads the first {@code most} submissions of a package; documents go into {@code documents}, which the caller syncs. */
    public List<Arrival> read(Package whole, DocumentBatch documents, int most) throws IOException {
        return first(whole, (content, ref) -> content.keep(ref, documents), most);
    }

    /** Reads the first {@code most} submissions of a package as they would be taken in, and keeps nothing. */
    public List<Arrival> inspect(Package whole, int most) throws IOException {
        return first(whole, FileContent::inspected, most);
    }

    private List<Arrival> first(Package whole, Keeper keeper, int most) throws IOException {
        List<Arrival> some = new ArrayList<>();
        Map<Path, ArrivedDocument> pictures = picturesAtHand();
        for (Path manifest : whole.manifests()) {
            try (Submissions all = Submissions.open(manifest, formats, manifests, whole.source())) {
                for (Submissions.One one = all.next(); one != null && some.size() < most; one = all.next()) {
                    some.add(arrival(whole, manifest, one, keeper, pictures));
                }
            }
        }
        return some;
    }

    private static Map<Path, ArrivedDocument> picturesAtHand() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, ArrivedDocument> eldest) {
                return size() > PICTURES_AT_HAND;
            }
        };
    }

    /** What becomes of a document's content. */
    private interface Keeper {
        ArrivedDocument keep(FileContent content, DocumentRef ref);
    }

    private Arrival arrival(
            Package whole, Path manifest, Submissions.One one, Keeper keeper, Map<Path, ArrivedDocument> pictures)
            throws IOException {
        String key = whole.key() + "/" + whole.folder().relativize(manifest) + (one.row() == 0 ? "" : "#" + one.row());
        Submission submission = one.read().submission();
        if (submission == null) {
            return arrival(
                    whole, key, one.content(), null, List.of(), one.read().findings(), one.row() == 0);
        }
        Path folder = Objects.requireNonNull(manifest.getParent());
        List<Finding> findings = new ArrayList<>(one.read().findings());
        List<NamedFile> files = new ArrayList<>();
        boolean unsafe = false;
        for (int i = 0; i < submission.documents().size(); i++) {
            NamedFile file = NamedFile.look(
                    whole.folder(), folder, submission.documents().get(i), "/documents/" + i + "/file");
            if (file.unsafe() != null) {
                findings.add(file.unsafe());
                unsafe = true;
            }
            files.add(file);
        }
        List<ArrivedDocument> arrived = new ArrayList<>();
        for (NamedFile file : files) {
            arrived.add(unsafe ? bare(file.ref()) : kept(file, keeper, pictures));
        }
        return arrival(whole, key, one.content(), submission, arrived, findings, unsafe);
    }

    /** The rows of one file may share a picture: it is read once. */
    private static ArrivedDocument kept(NamedFile file, Keeper keeper, Map<Path, ArrivedDocument> pictures)
            throws IOException {
        Path path = file.path();
        if (path == null) {
            return bare(file.ref());
        }
        ArrivedDocument known = pictures.get(path);
        if (known == null) {
            FileContent content = FileContent.read(path);
            known = content == null ? bare(file.ref()) : keeper.keep(content, file.ref());
            pictures.put(path, known);
        }
        return new ArrivedDocument(file.ref(), known.storedName(), known.sha256(), known.facts());
    }

    private static ArrivedDocument bare(DocumentRef ref) {
        return new ArrivedDocument(ref, null, null, null);
    }

    private Arrival arrival(
            Package whole,
            String key,
            byte[] manifest,
            @Nullable Submission submission,
            List<ArrivedDocument> documents,
            List<Finding> findings,
            boolean quarantined) {
        Language language = submission == null ? whole.source().language() : submission.language();
        return new Arrival(
                whole.source().name(),
                key,
                language,
                business.now(),
                manifest,
                submission,
                documents,
                findings,
                quarantined);
    }
}
