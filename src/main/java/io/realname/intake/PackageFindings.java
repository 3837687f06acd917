package io.realname.intake;

import io.realname.intake.format.RowsRefused;
import io.realname.submission.Finding;
import java.util.Set;

/** Says as a finding why a file of rows or a package cannot be read. */
public final class PackageFindings {
    private static final Set<String> TOO_LARGE = Set.of("count", "bytes", "depth", "ratio");

    private PackageFindings() {}

    /** The finding for a refusal. */
    public static Finding of(RowsRefused refused) {
        if (refused.variant().equals("unsafe-name")) {
            return Finding.of(EnvelopeCodes.UNSAFE_PATH, "");
        }
        Finding finding = Finding.of(
                        TOO_LARGE.contains(refused.variant()) ? EnvelopeCodes.TOO_LARGE : EnvelopeCodes.UNREADABLE, "")
                .variant(refused.variant());
        return refused.line() > 0 ? finding.with("line", refused.line()) : finding;
    }
}
