package io.realname.registrar;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Judgement;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Step;
import io.realname.casefile.Transition;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.time.BusinessClock;
import io.realname.time.Shanghai;
import io.realname.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds cases against the registrar's data, a batch with one query each for domains and e-mails. Thread-safe. */
public final class Enrichment {
    private static final String ACTOR = "enrichment";
    private static final Set<String> CODES = Set.of(
            DomainChecks.UNKNOWN.name(),
            DomainChecks.EXPIRED.name(),
            DomainChecks.EXPIRES_SOON.name(),
            DomainChecks.HOLDER_MISMATCH.name(),
            EmailCheck.UNVERIFIED.name(),
            MailProviders.DELIVERY.name());

    private final DomainChecks checks;
    private final MailProviders mailProviders;
    private final BusinessClock business;
    private final Times.Registrar times;

    /** Judges by {@code checks} at business time. */
    public Enrichment(DomainChecks checks, MailProviders mailProviders, BusinessClock business, Times.Registrar times) {
        this.checks = checks;
        this.mailProviders = mailProviders;
        this.business = business;
        this.times = times;
    }

    /** The punycode names of all domains of a batch: the parameter of {@code domains.sql}. */
    public String[] domainNames(CaseBatch batch) {
        return batch.cases().stream()
                .flatMap(open -> open.pendingDomains().stream())
                .map(CaseDomain::ascii)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
    }

    /** The e-mail addresses of a batch in lower case: the parameter of {@code emails.sql}. */
    public String[] emails(CaseBatch batch) {
        return batch.cases().stream()
                .map(Enrichment::email)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * Decides every case of the batch.
     *
     * @param domainRows rows with the columns of {@code domains.sql}
     * @param emailRows rows with the columns of {@code emails.sql}
     */
    public void decide(CaseBatch batch, List<Map<String, Object>> domainRows, List<Map<String, Object>> emailRows) {
        Map<String, RegistrarDomain> domains = new HashMap<>();
        domainRows.stream().map(RegistrarDomain::of).forEach(row -> domains.put(row.ascii(), row));
        Map<String, EmailVerification> emails = new HashMap<>();
        emailRows.stream()
                .map(EmailVerification::of)
                .forEach(row -> emails.put(row.email().toLowerCase(Locale.ROOT), row));
        batch.cases().forEach(open -> decide(batch, open, domains, emails));
    }

    private void decide(
            CaseBatch batch,
            OpenCase open,
            Map<String, RegistrarDomain> domains,
            Map<String, EmailVerification> emails) {
        Instant now = business.now();
        List<Finding> found = new ArrayList<>();
        EmailCheck.check(emails.get(String.valueOf(email(open))), open.heldSince(), now, times)
                .ifPresent(unverified -> {
                    found.add(unverified);
                    mailProviders.check(email(open)).ifPresent(found::add);
                });
        List<CaseDomain> pending = open.pendingDomains();
        for (CaseDomain domain : pending) {
            found.addAll(checks.check(
                    open.submission(), domain, domains.get(String.valueOf(domain.ascii())), Shanghai.dateOf(now)));
        }
        Judgement judgement = Judgement.of(found, positionsLeft(open));
        List<Finding> known = new ArrayList<>(open.findingsWithout(CODES));
        open.findings().stream()
                .filter(finding -> isOfOtherDomain(finding, open))
                .forEach(known::add);
        known.addAll(found);
        batch.change(transition(open, judgement, now).because(known, found));
        refuseDomains(batch, pending, judgement);
    }

    private Transition transition(OpenCase open, Judgement judgement, Instant now) {
        if (judgement.rejected()) {
            return Transition.of(open, CaseState.REJECTED, ACTOR);
        }
        Finding hold = judgement.hold();
        if (hold != null) {
            return Transition.of(open, CaseState.HELD, ACTOR)
                    .then(Step.ENRICH)
                    .at(now.plus(Duration.ofDays(times.askedAgainDays())))
                    .waitingFor(hold.waitsFor());
        }
        return Transition.of(open, CaseState.ENRICHED, ACTOR).then(Step.REVIEW);
    }

    private static void refuseDomains(CaseBatch batch, List<CaseDomain> pending, Judgement judgement) {
        for (CaseDomain domain : pending) {
            List<Finding> reasons = judgement.refused().get(domain.position());
            if (reasons != null) {
                batch.change(DomainTransition.of(domain, DomainState.REFUSED, ACTOR, reasons));
            }
        }
    }

    /** Those of the domains that are not refused: after an operator sent a case on, some may be reviewed or verified already. */
    private static List<Integer> positionsLeft(OpenCase open) {
        return open.domains().stream()
                .filter(domain -> domain.state() != DomainState.REFUSED)
                .map(CaseDomain::position)
                .toList();
    }

    /** What this step found of a domain that has gone on or ended stays known when the step runs again for the others. */
    private static boolean isOfOtherDomain(Finding finding, OpenCase open) {
        return CODES.contains(finding.code())
                && open.domains().stream()
                        .anyMatch(domain -> domain.state() != DomainState.PENDING
                                && finding.field().equals(domain.pointer()));
    }

    private static @Nullable String email(OpenCase open) {
        PersonalText email = open.submission().profile().email();
        return email == null ? null : email.value().strip().toLowerCase(Locale.ROOT);
    }
}
