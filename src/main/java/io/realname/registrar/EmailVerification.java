package io.realname.registrar;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the registrar knows of an e-mail address: one row of {@code sql/registrar/emails.sql}.
 *
 * @param linkSentAt when the last verification link was sent, null if none was or it is not known
 */
record EmailVerification(
        String email, boolean verified, @Nullable Instant linkSentAt) {
    /** The verification of a row with the canonical columns. */
    static EmailVerification of(Map<String, ?> columns) {
        CanonicalRow row = new CanonicalRow("emails.sql", columns);
        return new EmailVerification(row.name("email"), row.flag("verified"), row.instant("link_sent_at"));
    }
}
