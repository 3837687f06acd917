package io.realname.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the sample registrar has it.
 *
 * @param domain punycode form in lower case
 * @param region ISO code of the holder's region
 * @param site {@code cn} or {@code intl}
 * @param expiresOn last day of the registration
 * @param emailVerifiedAfterDays days after the start at which the address becomes verified; 0: it is; null: never
 * @param purpose {@code portal} or {@code mail} below .gov.cn; null: not known
 * @param known what else the sample says of the registrar's data
 */
public record RegisteredDomain(
        String domain,
        Holder holder,
        String region,
        String site,
        LocalDate expiresOn,
        String email,
        @Nullable Integer emailVerifiedAfterDays,
        @Nullable String purpose,
        RegistrarKnowledge known) {
    /** Another name of the same holder, for another purpose. */
    RegisteredDomain named(String otherDomain, String otherPurpose) {
        return new RegisteredDomain(
                otherDomain, holder, region, site, expiresOn, email, emailVerifiedAfterDays, otherPurpose, known);
    }
}
