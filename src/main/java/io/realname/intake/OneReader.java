package io.realname.intake;

import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an arrival of one submission of several and of the files that it names. Thread-safe. */
final class OneReader {
    private final Arrivals arrivals;

    OneReader(BusinessClock business) {
        arrivals = new Arrivals(business);
    }

    /**
     * Where submissions lie.
     *
     * @param root out of which no path may lead
     * @param folder against which paths resolve, {@code root} or a folder below it
     * @param key names the file in which they stand; with the row it names a submission for ever
     */
    record Place(Source source, Path root, Path folder, String key) implements Surroundings {
        @Override
        public NamedFile look(DocumentRef ref, String pointer) throws IOException {
            return NamedFile.look(root, folder, ref, pointer);
        }
    }

    /** Where one in memory comes from. */
    record Memory(Source source, String key, Map<Path, byte[]> files) implements Surroundings {
        @Override
        public NamedFile look(DocumentRef ref, String pointer) {
            return NamedFile.look(files, ref, pointer);
        }
    }

    /** Where submissions come from, and the files that they name. */
    interface Surroundings {
        Source source();

        String key();

        /** Looks for a file that a submission names. */
        NamedFile look(DocumentRef ref, String pointer) throws IOException;

        default String keyOf(Submissions.One one) {
            return one.row() == 0 ? key() : key() + "#" + one.row();
        }
    }

    /**
     * Reads one.
     *
     * @param patient whether a file that is not there may still come: then there is no arrival yet, and null is returned
     */
    @Nullable
    Arrival read(Surroundings place, Submissions.One one, SharedPictures.Reading pictures, boolean patient)
            throws IOException {
        String key = place.keyOf(one);
        Submission submission = one.read().submission();
        List<Finding> findings = new ArrayList<>(one.read().findings());
        if (submission == null) {
            // A row that cannot be read is a case that ends at once; a file that cannot be read is put aside.
            return arrivals.of(place.source(), key, one.content(), null, List.of(), findings, one.row() == 0);
        }
        List<NamedFile> files = new ArrayList<>();
        for (int i = 0; i < submission.documents().size(); i++) {
            NamedFile file = pictures.look(place, submission.documents().get(i), "/documents/" + i + "/file");
            files.add(file);
            if (file.unsafe() != null) {
                findings.add(file.unsafe());
            }
        }
        boolean unsafe = files.stream().anyMatch(file -> file.unsafe() != null);
        if (patient && !unsafe && files.stream().anyMatch(NamedFile::isAwaited)) {
            return null;
        }
        List<ArrivedDocument> documents = new ArrayList<>();
        for (NamedFile file : files) {
            documents.add(unsafe ? Arrivals.bare(file.ref()) : pictures.arrived(file));
        }
        return arrivals.of(place.source(), key, one.content(), submission, documents, findings, unsafe);
    }

    /** One that an earlier try has entered: its files may be gone, and nobody asks for them. */
    Arrival known(Place place, Submissions.One one) {
        Submission submission = one.read().submission();
        List<ArrivedDocument> documents = submission == null
                ? List.of()
                : submission.documents().stream().map(Arrivals::bare).toList();
        return arrivals.of(
                place.source(),
                place.keyOf(one),
                one.content(),
                submission,
                documents,
                one.read().findings(),
                false);
    }

    /** An arrival of a whole file that is put aside. */
    Arrival refused(Place place, Finding finding) {
        return arrivals.of(place.source(), place.key(), new byte[0], null, List.of(), List.of(finding), true);
    }
}
