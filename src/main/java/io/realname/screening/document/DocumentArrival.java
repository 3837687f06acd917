package io.realname.screening.document;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A referenced file that did not arrive, or is not the one that was announced. */
final class DocumentArrival implements Rule {
    private static final Code MISSING = new Code("document.missing", Severity.ERROR, "own");
    private static final Code CHECKSUM = new Code("document.checksum", Severity.ERROR, "own");

    @Override
    public List<Code> codes() {
        return List.of(MISSING, CHECKSUM);
    }

    @Override
    public void check(Facts facts, Consumer<Finding> report) {
        for (int i = 0; i < facts.documents().size(); i++) {
            ArrivedDocument document = facts.documents().get(i);
            String file = document.ref().file();
            String announced = document.ref().sha256();
            boolean arrived = document.sha256() != null || document.facts() != null || document.storedName() != null;
            if (!arrived && file != null) {
                report.accept(Finding.of(MISSING, "/documents/" + i + "/file").with("file", file));
            }
            if (announced != null
                    && document.sha256() != null
                    && !announced.strip().equalsIgnoreCase(document.sha256())) {
                report.accept(
                        Finding.of(CHECKSUM, "/documents/" + i + "/sha256").with("file", file == null ? "" : file));
            }
        }
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.raises(MISSING, "company", "/files/0", null),
                Example.passes(MISSING, "company", "/documents/0/file", null, "/files/0", null),
                Example.passes(MISSING, "company"),
                Example.raises(
                        CHECKSUM, "company", "/documents/0/sha256", "0".repeat(64), "/files/0/sha256", "1".repeat(64)),
                Example.passes(
                        CHECKSUM,
                        "company",
                        "/documents/0/sha256",
                        "AB".repeat(32),
                        "/files/0/sha256",
                        "ab".repeat(32)),
                Example.passes(CHECKSUM, "company", "/documents/0/sha256", "0".repeat(64), "/files/0", null));
    }
}
