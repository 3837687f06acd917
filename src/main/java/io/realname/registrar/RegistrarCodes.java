package io.realname.registrar;

import io.realname.submission.Code;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the comparison with the registrar's data can report (rule catalogue, section 5, and what of section 2 needs those data). */
public final class RegistrarCodes {
    /** Name or number is on the registry's blocklist. */
    static final Code BLOCKLISTED = error("registrant.blocklisted", "F");
    /** Not verified: a hold that is asked about daily; an error once the link has expired (variant {@code expired}). */
    static final Code EMAIL = new Code("contact.email-unverified", Severity.HOLD, "F P A I");
    /** The registrar's data do not have the domain. */
    static final Code UNKNOWN = error("domain.unknown-to-registrar", "own");
    /** The registration is past its expiry date (detail {@code date}). */
    static final Code EXPIRED = error("domain.expired", "C");
    /** The registration ends soon (detail {@code date}). */
    static final Code EXPIRES_SOON = warning("domain.expires-soon", "C");
    /** The registrar's holder is not the submission's, and no transfer is asked for (detail {@code differs}). */
    static final Code HOLDER_MISMATCH = error("domain.holder-mismatch", "F");
    /** The holder's ID data were never recorded, and no transfer is asked for. */
    static final Code LEGACY = error("domain.legacy-needs-transfer", "F");
    /** A lock forbids the change of holder that is asked for (detail {@code locks}). */
    static final Code LOCKED = error("domain.locked", "F");
    /** The registrar holds the domain. Variants by cause: {@code email}, {@code unverified}; else violation or dispute. */
    static final Code CLIENT_HOLD = warning("domain.client-hold", "F I");
    /** The registry holds the domain. Variant {@code verified}: although it is verified. */
    static final Code SERVER_HOLD = new Code("domain.server-hold", Severity.INFO, "F I");
    /** MIIT has not approved the domain's registrar; an error where an ICP filing is asked for (variant {@code filing}). */
    static final Code REGISTRAR = warning("domain.registrar-not-approved", "C");
    /** A filing is asked for a domain of the international site; the screening reports it too. */
    static final Code ICP_NOT_ELIGIBLE = error("domain.icp-not-eligible", "P A");
    /** A body has its names below .gov.cn already. Variant {@code purpose}: one for this purpose. */
    static final Code GOVERNMENT_QUOTA = error("domain.gov-cn-quota", "I");
    /** The profile is verified, this domain is not yet tied to it. */
    static final Code PROFILE_ONLY = warning("domain.profile-only", "F");

    /** All that nobody else reports, in the order of the catalogue. */
    public static final List<Code> ALL = List.of(
            BLOCKLISTED,
            EMAIL,
            MailProviders.DELIVERY,
            UNKNOWN,
            EXPIRED,
            EXPIRES_SOON,
            HOLDER_MISMATCH,
            LEGACY,
            LOCKED,
            CLIENT_HOLD,
            SERVER_HOLD,
            REGISTRAR,
            GOVERNMENT_QUOTA,
            PROFILE_ONLY);

    /** The names of all that is reported here. */
    static final Set<String> NAMES = Stream.concat(ALL.stream(), Stream.of(ICP_NOT_ELIGIBLE))
            .map(Code::name)
            .collect(Collectors.toUnmodifiableSet());

    private RegistrarCodes() {}

    private static Code error(String name, String source) {
        return new Code(name, Severity.ERROR, source);
    }

    private static Code warning(String name, String source) {
        return new Code(name, Severity.WARNING, source);
    }
}
