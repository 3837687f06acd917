package io.realname.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON manifests, trusting nothing in them. Thread-safe. */
public final class ManifestReader {
    private final ManifestSchema schema;
    private final ManifestLimits limits;
    private final ManifestParser parser;
    private final SubmissionMapper mapper;

    /** A reader for manifests of this form, within these limits, that knows these kinds of identity document. */
    public ManifestReader(ManifestSchema schema, IdTypes idTypes, ManifestLimits limits) {
        this.schema = schema;
        this.limits = limits;
        parser = new ManifestParser(limits);
        mapper = new SubmissionMapper(idTypes);
    }

    /**
     * What came of reading a manifest.
     *
     * @param submission what was understood, or null if the manifest is unreadable or too large and belongs in
     *     quarantine
     * @param findings every fault of the envelope; never empty without a submission
     */
    public record Read(@Nullable Submission submission, List<Finding> findings) {
        /** Takes a copy of the findings. */
        public Read {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads a manifest. It never throws, whatever the bytes are, and the findings never hold more than names of fields.
     *
     * @param defaultSite the site of a manifest that names none; likewise {@code defaultLanguage}
     */
    public Read read(byte[] manifest, Site defaultSite, Language defaultLanguage) {
        if (manifest.length > limits.bytes()) {
            return tooLarge();
        }
        try {
            String text = ManifestText.decode(manifest);
            EscapeCheck.check(text);
            ObjectNode tree = parser.parse(text);
            return understand(tree, defaultSite, defaultLanguage);
        } catch (ManifestRefused refused) {
            return new Read(null, List.of(refused.finding()));
        }
    }

    /** Understands a manifest that came as a row of a file of several; the tree is changed. */
    Read understand(ObjectNode tree, Site defaultSite, Language defaultLanguage) {
        try {
            checkCount(tree, "domains", limits.domains());
            checkCount(tree, "documents", limits.documents());
        } catch (ManifestRefused refused) {
            return new Read(null, List.of(refused.finding()));
        }
        List<Finding> findings = new ArrayList<>(schema.check(tree));
        Submission submission = mapper.map(tree, defaultSite, defaultLanguage, findings);
        return new Read(submission, findings);
    }

    /** How large a manifest may be, in bytes. */
    public int mostBytes() {
        return limits.bytes();
    }

    /** How many documents a manifest may name. */
    public int mostDocuments() {
        return limits.documents();
    }

    /** The answer for a manifest of more than {@link ManifestLimits#bytes()}, which need not be read for it. */
    public Read tooLarge() {
        return new Read(
                null,
                List.of(ManifestRefused.tooLarge("bytes", "", limits.bytes()).finding()));
    }

    private static void checkCount(ObjectNode tree, String field, int limit) throws ManifestRefused {
        if (tree.path(field).size() > limit) {
            throw ManifestRefused.tooLarge("count", "/" + field, limit);
        }
    }
}
