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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds cases against the registrar's data: a batch with one query each for domains, e-mails, blocklist and the names of government
 * bodies. Thread-safe.
 */
public final class Enrichment {
    private static final String ACTOR = "enrichment";

    private final DomainChecks checks;
    private final GovernmentQuota quota;
    private final MailProviders mailProviders;
    private final BusinessClock business;
    private final Times.Registrar times;

    /** Judges by {@code checks}, {@code quota} and {@code mailProviders} at business time. */
    public Enrichment(
            DomainChecks checks,
            GovernmentQuota quota,
            MailProviders mailProviders,
            BusinessClock business,
            Times.Registrar times) {
        this.checks = checks;
        this.quota = quota;
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

    /** The names of the holders of a batch: the first parameter of {@code blocklist.sql}. */
    public String[] holderNames(CaseBatch batch) {
        return ofHolders(batch, open -> Blocklist.name(open.submission().profile()));
    }

    /** The ID numbers of the holders of a batch: the other parameter of {@code blocklist.sql}. */
    public String[] holderNumbers(CaseBatch batch) {
        return ofHolders(batch, open -> Blocklist.number(open.submission().profile()));
    }

    /** The ID numbers of the holders that ask for a name of a government body: the parameter of {@code government-names.sql}. */
    public String[] governmentBodies(CaseBatch batch) {
        return ofHolders(batch, quota::body);
    }

    private static String[] ofHolders(CaseBatch batch, Function<OpenCase, Optional<String>> key) {
        return batch.cases().stream()
                .map(key)
                .flatMap(Optional::stream)
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * Decides every case of the batch.
     *
     * @param domainRows rows with the columns of {@code domains.sql}; likewise the others with those of {@code emails.sql}, {@code
     *     blocklist.sql} and {@code government-names.sql}
     */
    public void decide(
            CaseBatch batch,
            List<Map<String, Object>> domainRows,
            List<Map<String, Object>> emailRows,
            List<Map<String, Object>> blocklistRows,
            List<Map<String, Object>> governmentRows) {
        RegistrarAnswer answer = RegistrarAnswer.of(domainRows, emailRows, blocklistRows, governmentRows);
        batch.cases().forEach(open -> decide(batch, open, answer));
    }

    private void decide(CaseBatch batch, OpenCase open, RegistrarAnswer answer) {
        Instant now = business.now();
        List<Finding> found = new ArrayList<>();
        answer.blocklist().check(open.submission().profile(), found::add);
        EmailCheck.check(answer.email(String.valueOf(email(open))), open.heldSince(), now, times)
                .ifPresent(unverified -> {
                    found.add(unverified);
                    mailProviders.check(email(open)).ifPresent(found::add);
                });
        List<CaseDomain> pending = open.pendingDomains();
        for (CaseDomain domain : pending) {
            found.addAll(checks.check(
                    open.submission(), domain, answer.domain(String.valueOf(domain.ascii())), Shanghai.dateOf(now)));
        }
        quota.body(open).ifPresent(body -> quota.check(open, answer.governmentNames(body), found::add));
        Judgement judgement = Judgement.of(found, open.positionsLeft());
        List<Finding> known = new ArrayList<>(open.findingsWithout(RegistrarCodes.NAMES));
        open.findings().stream()
                .filter(finding -> isOfOtherDomain(finding, open))
                .forEach(known::add);
        known.addAll(found);
        boolean nothingToReview =
                pending.stream().allMatch(domain -> judgement.refused().containsKey(domain.position()));
        batch.change(transition(open, judgement, nothingToReview, now).because(known, found));
        refuseDomains(batch, pending, judgement);
    }

    private Transition transition(OpenCase open, Judgement judgement, boolean nothingToReview, Instant now) {
        if (judgement.rejected()) {
            return Transition.of(open, CaseState.REJECTED, ACTOR);
        }
        Finding hold = judgement.hold();
        if (hold != null && !nothingToReview) {
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

    /** What this step found of a domain that has gone on or ended stays known when the step runs again for the others. */
    private static boolean isOfOtherDomain(Finding finding, OpenCase open) {
        return RegistrarCodes.NAMES.contains(finding.code())
                && open.domains().stream()
                        .anyMatch(domain -> domain.state() != DomainState.PENDING
                                && finding.field().equals(domain.pointer()));
    }

    private static @Nullable String email(OpenCase open) {
        PersonalText email = open.submission().profile().email();
        return email == null ? null : email.value().strip().toLowerCase(Locale.ROOT);
    }
}
