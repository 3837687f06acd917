package io.realname.registrar;

import io.realname.submission.Finding;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Whether the registration has ended or is about to (C); its last day still counts as registered.
 *
 * @param soonDays within which the end is warned about
 */
record ExpiryCheck(int soonDays) implements DomainCheck {
    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        LocalDate expires = facts.known().expiresOn();
        if (expires == null) {
            return;
        }
        if (expires.isBefore(facts.today())) {
            report.accept(facts.found(RegistrarCodes.EXPIRED).with("date", expires));
        } else if (!expires.isAfter(facts.today().plusDays(soonDays))) {
            report.accept(facts.found(RegistrarCodes.EXPIRES_SOON).with("date", expires));
        }
    }
}
