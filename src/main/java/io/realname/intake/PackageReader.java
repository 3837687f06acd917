package io.realname.intake;

import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.intake.format.Formats;
import io.realname.intake.format.ZipPackage;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import io.realname.submission.PictureInspection;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads submissions that came whole: all their files lie in a folder of their own, taken out of a mail or posted to the API. Nothing is
 * waited for. Thread-safe.
 */
public final class PackageReader {
    private static final int ARRIVALS_TOGETHER = 100;

    private final ManifestReader manifests;
    private final Formats formats;
    private final DocumentStore store;
    private final OneReader reader;

    /** A reader into {@code store}. */
    public PackageReader(ManifestReader manifests, Formats formats, DocumentStore store, BusinessClock business) {
        this.manifests = manifests;
        this.formats = formats;
        this.store = store;
        this.reader = new OneReader(business);
    }

    /** How much a package may hold. */
    public ZipPackage.Bounds packages() {
        return formats.packages();
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

        private OneReader.Place place(Path manifest) {
            return new OneReader.Place(
                    source,
                    folder,
                    Objects.requireNonNull(manifest.getParent()),
                    key + "/" + folder.relativize(manifest));
        }
    }

    /**
     * Reads every submission of the package and hands them over, at most {@value #ARRIVALS_TOGETHER} at once; their documents are
     * durable by then. Without a manifest there is one arrival that says so.
     */
    public void read(Package whole, Consumer<List<Arrival>> taker) throws IOException {
        if (whole.manifests().isEmpty()) {
            OneReader.Place place = new OneReader.Place(whole.source(), whole.folder(), whole.folder(), whole.key());
            Finding finding = Finding.of(EnvelopeCodes.UNREADABLE, "").variant("no-manifest");
            taker.accept(List.of(reader.refused(place, finding)));
            return;
        }
        SharedPictures pictures = new SharedPictures();
        for (Path manifest : whole.manifests()) {
            try (Submissions all = Submissions.open(manifest, formats, manifests, whole.source())) {
                Submissions.One one = all.next();
                while (one != null) {
                    List<Arrival> some = new ArrayList<>();
                    try (DocumentBatch documents = store.begin()) {
                        SharedPictures.Reading reading = pictures.into(documents);
                        for (; one != null && some.size() < ARRIVALS_TOGETHER; one = all.next()) {
                            some.add(Objects.requireNonNull(reader.read(whole.place(manifest), one, reading, false)));
                        }
                        reading.sync();
                    }
                    taker.accept(some);
                }
            }
        }
    }

    /** Reads the first {@code most} submissions of a package; documents go into {@code documents}, which the caller syncs. */
    public List<Arrival> read(Package whole, DocumentBatch documents, int most) throws IOException {
        return first(whole, new SharedPictures().into(documents), most);
    }

    /** Reads the first {@code most} submissions of a package as they would be taken in, looks at their pictures, and keeps nothing. */
    public List<Arrival> inspect(Package whole, PictureInspection inspection, int most) throws IOException {
        return first(whole, new SharedPictures().lookedAt(inspection), most);
    }

    /** Reads the submission of a package in memory; documents go into {@code documents}, which the caller syncs. */
    public Arrival read(InMemory whole, DocumentBatch documents) throws IOException {
        return only(whole, new SharedPictures().into(documents));
    }

    /** Reads the submission of a package in memory as it would be taken in, looks at its pictures, and keeps nothing. */
    public Arrival inspect(InMemory whole, PictureInspection inspection) throws IOException {
        return only(whole, new SharedPictures().lookedAt(inspection));
    }

    private Arrival only(InMemory whole, SharedPictures.Reading pictures) throws IOException {
        Source source = whole.source();
        byte[] content = Objects.requireNonNull(whole.files().get(whole.manifest()));
        Submissions.One one =
                new Submissions.One(0, content, manifests.read(content, source.site(), source.language()));
        OneReader.Memory place = new OneReader.Memory(source, whole.key() + "/" + whole.manifest(), whole.files());
        return Objects.requireNonNull(reader.read(place, one, pictures, false));
    }

    private List<Arrival> first(Package whole, SharedPictures.Reading pictures, int most) throws IOException {
        List<Arrival> some = new ArrayList<>();
        for (Path manifest : whole.manifests()) {
            try (Submissions all = Submissions.open(manifest, formats, manifests, whole.source())) {
                for (Submissions.One one = all.next(); one != null && some.size() < most; one = all.next()) {
                    some.add(Objects.requireNonNull(reader.read(whole.place(manifest), one, pictures, false)));
                }
            }
        }
        return some;
    }
}
