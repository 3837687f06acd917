package io.realname.cli;

import io.realname.intake.IntakeLimits;
import io.realname.intake.LocalLot;
import io.realname.intake.LocalReader;
import io.realname.intake.LocalSubmission;
import io.realname.intake.ManifestReader;
import io.realname.intake.ManifestSchema;
import io.realname.intake.Source;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.picture.PictureLooker;
import io.realname.screening.Policies;
import io.realname.screening.Precedence;
import io.realname.screening.Reference;
import io.realname.screening.Screening;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import io.realname.submission.Texts;
import io.realname.time.BusinessCalendar;
import io.realname.web.FindingJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges submissions where they lie, each alone, as if received at one instant. Thread-safe. */
final class Judge {
    private final Path config;
    private final IdTypes idTypes;
    private final LocalReader reader;
    private final Screening screening;
    private final Instant receivedAt;
    private @Nullable Texts texts;

    /**
     * A judge by the configuration folder.
     *
     * @param site the site of a manifest that names none
     */
    Judge(Path config, Site site, Instant receivedAt) throws IOException {
        this.config = config;
        this.receivedAt = receivedAt;
        idTypes = IdTypes.load(config.resolve("id-types.yaml"));
        ManifestSchema schema = ManifestSchema.load(config.resolve("manifest.schema.json"));
        Reference reference = Reference.load(config, idTypes, BusinessCalendar.load(config.resolve("calendar")));
        IntakeLimits limits = IntakeLimits.load(config.resolve("limits.yaml"));
        reader = new LocalReader(
                new ManifestReader(schema, idTypes, limits.manifests()),
                new Formats(Columns.load(config.resolve("columns.yaml"), idTypes), limits.packages()),
                new Source("validate", site, Language.ZH),
                new PictureLooker(reference.limits().pictures()));
        screening = new Screening(Policies.load(config.resolve("policies")), reference);
    }

    /**
     * All that can be told about the manifest and its files without a database.
     *
     * @throws IOException if the manifest or a file it names cannot be read
     */
    Verdict judge(Path manifest) throws IOException {
        return verdict(manifest, null, null, reader.read(manifest));
    }

    /** Opens a file of several submissions, or a package. */
    LocalLot open(Path file) throws IOException {
        return reader.open(file);
    }

    /** The same about one of several submissions of a file. */
    Verdict judge(Path file, LocalLot.Item item) throws IOException {
        return verdict(file, item.entry(), item.row() == 0 ? null : item.row(), reader.read(item));
    }

    private Verdict verdict(Path file, @Nullable String entry, @Nullable Integer row, LocalSubmission read) {
        Submission submission = read.submission();
        if (submission == null) {
            return new Verdict(file.toString(), entry, row, null, tell(read.findings(), Language.ZH), row != null);
        }
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.addAll(screening.screen(submission, read.documents(), receivedAt, receivedAt));
        return new Verdict(
                file.toString(),
                entry,
                row,
                submission.submissionId(),
                tell(Precedence.settle(findings), submission.language()),
                true);
    }

    private List<FindingJson> tell(List<Finding> findings, Language language) {
        List<FindingJson> told = new ArrayList<>();
        for (Finding finding : findings) {
            told.add(FindingJson.of(texts().tell(finding, language)));
        }
        return told;
    }

    /** Read when there is the first thing to tell: who has nothing wrong need not wait for it. */
    private synchronized Texts texts() {
        if (texts == null) {
            try {
                texts = Texts.load(config, idTypes);
            } catch (IOException e) {
                throw new UncheckedIOException("The texts below " + config + " cannot be read.", e);
            }
        }
        return texts;
    }
}
