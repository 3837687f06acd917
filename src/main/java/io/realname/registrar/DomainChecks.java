package io.realname.registrar;

import io.realname.casefile.CaseDomain;
import io.realname.submission.Action;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import io.realname.submission.Submission;
import io.realname.time.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a domain of a submission against the registrar's row of it (rule catalogue, section 5). Thread-safe. */
public final class DomainChecks {
    /** The registrar's data do not have the domain. */
    public static final Code UNKNOWN = new Code("domain.unknown-to-registrar", Severity.ERROR, "own");

    /** The registration is past its expiry date (detail {@code date}). */
    public static final Code EXPIRED = new Code("domain.expired", Severity.ERROR, "C");

    /** The registration ends soon (detail {@code date}). */
    public static final Code EXPIRES_SOON = new Code("domain.expires-soon", Severity.WARNING, "C");

    /** The registrar's holder is not the submission's, and no transfer is asked for (detail {@code differs}). */
    public static final Code HOLDER_MISMATCH = new Code("domain.holder-mismatch", Severity.ERROR, "F");

    private final IdTypes idTypes;
    private final Times.Registrar times;

    /** Checks that know the registrars' codes of identity documents, and what is soon. */
    public DomainChecks(IdTypes idTypes, Times.Registrar times) {
        this.idTypes = idTypes;
        this.times = times;
    }

    /** All faults of one domain; {@code known} is null if the registrar does not have it. */
    List<Finding> check(Submission submission, CaseDomain domain, @Nullable RegistrarDomain known, LocalDate today) {
        if (known == null) {
            return List.of(found(UNKNOWN, domain));
        }
        List<Finding> findings = new ArrayList<>();
        LocalDate expires = known.expiresOn();
        if (expires != null && expires.isBefore(today)) {
            findings.add(found(EXPIRED, domain).with("date", expires));
        } else if (expires != null && !expires.isAfter(today.plusDays(times.expiresSoonDays()))) {
            findings.add(found(EXPIRES_SOON, domain).with("date", expires));
        }
        List<String> differs = differs(submission.profile(), known);
        if (!differs.isEmpty() && submission.action() != Action.TRANSFER) {
            findings.add(found(HOLDER_MISMATCH, domain).with("differs", String.join(",", differs)));
        }
        return findings;
    }

    private static Finding found(Code code, CaseDomain domain) {
        return Finding.of(code, domain.pointer()).domain(domain.ascii());
    }

    private List<String> differs(Profile profile, RegistrarDomain known) {
        List<String> differs = new ArrayList<>();
        if (!value(profile.name()).equals(orEmpty(known.holderName()))) {
            differs.add("name");
        }
        if (known.idDataMissing()) {
            return differs; // Type and number cannot differ from what was never recorded.
        }
        Optional<String> type =
                idTypes.canonical(orEmpty(known.holderIdType()), known.holderIdNumber(), profile.region());
        if (!type.orElse("").equals(profile.idType())) {
            differs.add("idType");
        }
        if (!value(profile.idNumber()).equalsIgnoreCase(orEmpty(known.holderIdNumber()))) {
            differs.add("idNumber");
        }
        return differs;
    }

    private static String value(@Nullable PersonalText text) {
        return text == null ? "" : text.value();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
