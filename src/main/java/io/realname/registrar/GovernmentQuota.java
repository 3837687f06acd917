package io.realname.registrar;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.DomainState;
import io.realname.casefile.OpenCase;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many names below .gov.cn one body may have: one for its portal and one for its mail (I). The registrar's names of the body count, and
 * those of the submission in their order; a purpose that nobody has told is held against no other. Thread-safe.
 *
 * @param suffix of government bodies' names, in punycode
 * @param most how many of them one body may have
 */
public record GovernmentQuota(String suffix, int most) {
    /** The ID number by which the registrar is asked for the body's names; empty if the case has no such domain to be judged. */
    Optional<String> body(OpenCase open) {
        PersonalText number = open.submission().profile().idNumber();
        boolean asks = open.pendingDomains().stream().anyMatch(this::isGovernment);
        return asks && number != null && !number.value().isBlank() ? Optional.of(key(number)) : Optional.empty();
    }

    /**
     * Hands each domain that is too many to {@code report}.
     *
     * @param known the body's names at the registrar, the submission's own perhaps among them
     */
    void check(OpenCase open, List<GovernmentName> known, Consumer<Finding> report) {
        List<CaseDomain> own = open.domains().stream()
                .filter(domain -> isGovernment(domain) && domain.state() != DomainState.REFUSED)
                .toList();
        List<String> purposes = new ArrayList<>();
        known.stream()
                .filter(name -> own.stream().noneMatch(domain -> name.ascii().equals(domain.ascii())))
                .forEach(name -> purposes.add(name.purpose() == null ? "" : name.purpose()));
        for (CaseDomain domain : own) {
            String purpose = purpose(open, domain);
            boolean judged = domain.state() == DomainState.PENDING;
            if (judged && purposes.size() >= most) {
                report.accept(found(domain).with("most", most));
            } else if (judged && purpose != null && purposes.contains(purpose)) {
                report.accept(found(domain).variant("purpose").with("purpose", purpose));
            } else {
                purposes.add(purpose == null ? "" : purpose);
            }
        }
    }

    private static Finding found(CaseDomain domain) {
        return DomainFacts.found(RegistrarCodes.GOVERNMENT_QUOTA, domain);
    }

    private static @Nullable String purpose(OpenCase open, CaseDomain domain) {
        return open.submission().domains().get(domain.position()).purpose();
    }

    private boolean isGovernment(CaseDomain domain) {
        return domain.ascii() != null && domain.ascii().endsWith("." + suffix);
    }

    private static String key(PersonalText number) {
        return number.value().strip().toUpperCase(java.util.Locale.ROOT);
    }
}
