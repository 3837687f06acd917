package io.realname.intake;

import io.realname.intake.format.Formats;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.PictureInspection;
import io.realname.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads manifests and the files they name where they lie, by the same bounds as a drop, and keeps nothing. What is not
 * there is not waited for. Thread-safe.
 */
public final class LocalReader {
    private final ManifestReader manifests;
    private final Formats formats;
    private final Source defaults;
    private final PictureInspection inspection;

    /** A reader that takes site and language from {@code defaults} where a manifest names none, and looks at pictures at once. */
    public LocalReader(ManifestReader manifests, Formats formats, Source defaults, PictureInspection inspection) {
        this.manifests = manifests;
        this.formats = formats;
        this.inspection = inspection;
        this.defaults = defaults;
    }

    /**
     * Reads a manifest and its files. Like a drop, a manifest that is a link or no regular file is not followed.
     *
     * @throws IOException if the file system does not let it be read
     */
    public LocalSubmission read(Path manifest) throws IOException {
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return new LocalSubmission(
                    null,
                    List.of(),
                    List.of(Finding.of(EnvelopeCodes.UNSAFE_PATH, "").variant("manifest")));
        }
        ManifestReader.Read read =
                manifests.read(Submissions.head(manifest, manifests.mostBytes()), defaults.site(), defaults.language());
        Submission submission = read.submission();
        if (submission == null) {
            return new LocalSubmission(null, List.of(), read.findings());
        }
        Path folder =
                Objects.requireNonNull(manifest.toAbsolutePath().normalize().getParent(), "a file has a folder");
        return read(new LocalLot.Item(null, 0, folder, folder, read));
    }

    /**
     * Opens a file of several submissions, or a package.
     *
     * @throws IOException if the file system does not let it be read
     */
    public LocalLot open(Path file) throws IOException {
        return new LocalLot(file, formats, manifests, defaults);
    }

    /** Reads the files that one of several submissions names. */
    public LocalSubmission read(LocalLot.Item item) throws IOException {
        Submission submission = item.read().submission();
        if (submission == null) {
            return new LocalSubmission(null, List.of(), item.read().findings());
        }
        List<Finding> findings = new ArrayList<>(item.read().findings());
        List<ArrivedDocument> documents = new ArrayList<>();
        for (int i = 0; i < submission.documents().size(); i++) {
            NamedFile named = NamedFile.look(
                    item.root(), item.folder(), submission.documents().get(i), "/documents/" + i + "/file");
            if (named.unsafe() != null) {
                findings.add(named.unsafe());
            }
            documents.add(arrived(named));
        }
        return new LocalSubmission(submission, documents, findings);
    }

    private ArrivedDocument arrived(NamedFile named) throws IOException {
        DocumentRef ref = named.ref();
        FileContent content = named.read();
        return content == null ? new ArrivedDocument(ref, null, null, null) : content.inspected(ref, inspection);
    }
}
