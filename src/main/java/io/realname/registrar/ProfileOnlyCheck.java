package io.realname.registrar;

import io.realname.submission.Finding;
import java.util.function.Consumer;

/**
 * The registrar has the holder's profile as verified, but not this domain: the two are verified one after the other, and people take the
 * first for the second (F). With a transfer the profile at the registrar is somebody else's and says nothing.
 */
final class ProfileOnlyCheck implements DomainCheck {
    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        if (facts.known().profileVerified() && !facts.known().verified() && !facts.isTransfer()) {
            report.accept(facts.found(RegistrarCodes.PROFILE_ONLY));
        }
    }
}
