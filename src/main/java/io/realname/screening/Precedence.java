package io.realname.screening;

import io.realname.submission.Finding;
import io.realname.submission.FindingOrder;
import java.util.List;

/** Which of several codes about one fault is told, and in which order findings are told. */
public final class Precedence {
    private static final List<Line> LINES = List.of(
            new Line("registrant.pre-reform-document", "id-number.", true),
            new Line("id-number.overseas-none", "id-number.", true),
            new Line("registrant.mainland-passport", "registrant.region-id-type", false),
            new Line("registrant.mainland-passport", "registrant.id-type-not-accepted", false),
            // Whoever chose passport by mistake has entered the number of the identity card.
            new Line("registrant.mainland-passport", "id-number.length", false),
            new Line("registrant.region-id-type", "registrant.id-type-not-accepted", false),
            new Line("registrant.region-id-type", "registrant.id-type-discouraged", false),
            new Line("registrant.type-id-type", "registrant.id-type-not-accepted", false),
            new Line("registrant.type-id-type", "registrant.pre-reform-document", false),
            new Line("name.blank", "name.", true),
            new Line("name.parentheses-mixed", "name.parentheses", true),
            new Line("name.bilingual", "name.whitespace", true),
            new Line("name.bilingual", "name.document-mismatch", true),
            new Line("manifest.schema", "contact.address-incomplete", true),
            new Line("document.unsafe-path", "document.missing", true),
            new Line("document.format", "document.corrupt", true),
            new Line("document.too-small", "document.low-resolution", true),
            new Line("manifest.schema", "document.none", true),
            new Line("domain.icp-not-eligible", "domain.suffix-not-approved", true),
            new Line("domain.icp-not-eligible", "domain.verification-not-required", true));

    private Precedence() {}

    /**
     * Where {@code specific} is told, {@code general} is not.
     *
     * @param general a code, or a group of codes when it ends with a dot
     * @param sameField whether that holds for findings about the same field alone
     */
    private record Line(String specific, String general, boolean sameField) {
        boolean silences(Finding told, Finding other) {
            return told.code().equals(specific)
                    && !other.code().equals(specific)
                    && (general.endsWith(".")
                            ? other.code().startsWith(general)
                            : other.code().equals(general))
                    && (!sameField || told.field().equals(other.field()));
        }
    }

    /**
     * The findings that are told, in their order: severity, then field. Whoever adds findings of another stage to those
     * of the screening (a file's unsafe path, say) settles the whole list again.
     */
    public static List<Finding> settle(List<Finding> findings) {
        if (findings.size() < 2) {
            return List.copyOf(findings);
        }
        return findings.stream()
                .filter(finding -> findings.stream().noneMatch(told -> isSilenced(finding, told)))
                .sorted(FindingOrder.TOLD)
                .toList();
    }

    private static boolean isSilenced(Finding finding, Finding told) {
        for (Line line : LINES) {
            if (line.silences(told, finding)) {
                return true;
            }
        }
        return false;
    }
}
