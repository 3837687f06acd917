package io.realname.intake;

import io.realname.submission.Finding;

/** The manifest cannot be read as a whole; the finding says why, without any of its content. */
final class ManifestRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private ManifestRefused(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    /** Not parseable; line and column count from 1, anything less means that the place is not known. */
    static ManifestRefused unreadable(String variant, int line, int column) {
        Finding finding = Finding.of(EnvelopeCodes.UNREADABLE, "").variant(variant);
        return new ManifestRefused(
                line < 1 || column < 1 ? finding : finding.with("line", line).with("column", column));
    }

    /** Beyond a bound. */
    static ManifestRefused tooLarge(String variant, String field, int limit) {
        return new ManifestRefused(
                Finding.of(EnvelopeCodes.TOO_LARGE, field).variant(variant).with("limit", limit));
    }

    Finding finding() {
        return finding;
    }
}
