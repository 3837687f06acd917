package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the registrant's e-mail address is verified at the registrar (rule catalogue, section 2; F P A I). */
final class EmailCheck {
    private EmailCheck() {}

    /**
     * The finding about an address, if it is not verified.
     *
     * @param known the registrar's row of it, null if there is none
     * @param heldSince when the hold for it began, null if it has not begun
     */
    static Optional<Finding> check(
            @Nullable EmailVerification known, @Nullable Instant heldSince, Instant now, Times.Registrar times) {
        if (known != null && known.verified()) {
            return Optional.empty();
        }
        Instant sent = known == null ? null : known.linkSentAt();
        Instant begun = sent != null ? sent : heldSince != null ? heldSince : now;
        Finding finding = Finding.of(RegistrarCodes.EMAIL, "/profile/email");
        return Optional.of(
                now.isBefore(begun.plus(Duration.ofDays(times.emailLinkDays())))
                        ? finding.waitsFor("email-verified")
                        : finding.as(Severity.ERROR).variant("expired"));
    }
}
