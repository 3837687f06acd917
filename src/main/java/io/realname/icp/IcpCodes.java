package io.realname.icp;

import io.realname.submission.Code;
import io.realname.submission.Severity;
import java.util.List;

/** The verdicts of the ICP check (rule catalogue, section 7). */
public final class IcpCodes {
    static final Code CONSISTENT = info("icp.consistent", "F");
    static final Code NOT_SYNCHRONISED = new Code("icp.not-synchronised", Severity.HOLD, "F C");
    static final Code UNKNOWN = error("icp.unknown-to-authority", "C");
    static final Code NAME = error("icp.name-mismatch", "C F");
    static final Code NAME_WIDTH = error("icp.name-width", "F");
    static final Code ID_TYPE = error("icp.id-type-mismatch", "F");
    static final Code ID_NUMBER = error("icp.id-number-mismatch", "F");
    static final Code NOT_VERIFIED = error("icp.not-verified", "C F");
    static final Code DOMAIN_EXPIRED = error("icp.domain-expired", "C");
    static final Code SUFFIX = error("icp.suffix-not-approved", "C");
    static final Code REGISTRAR = error("icp.registrar-not-approved", "C");
    static final Code REFILE = error("icp.refile", "F");
    static final Code NOT_ELIGIBLE = info("icp.not-eligible", "P A");
    static final Code NO_FILING = info("icp.no-filing", "own");

    /** All of them, in the order of the catalogue. */
    public static final List<Code> ALL = List.of(
            CONSISTENT,
            NOT_SYNCHRONISED,
            UNKNOWN,
            NAME,
            NAME_WIDTH,
            ID_TYPE,
            ID_NUMBER,
            NOT_VERIFIED,
            DOMAIN_EXPIRED,
            SUFFIX,
            REGISTRAR,
            REFILE,
            NOT_ELIGIBLE,
            NO_FILING);

    private IcpCodes() {}

    private static Code error(String name, String source) {
        return new Code(name, Severity.ERROR, source);
    }

    private static Code info(String name, String source) {
        return new Code(name, Severity.INFO, source);
    }
}
