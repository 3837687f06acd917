package io.realname.icp;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Errand;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.OpenCase;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Site;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import io.realname.time.Times;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Plans the ICP check of a domain that was synced, asks the authority when it is due, settles the verdict. Thread-safe. */
public final class IcpErrands {
    private static final String ACTOR = "icp";

    private final CaseFile file;
    private final HttpCalls http;
    private final URI authority;
    private final IdTypes idTypes;
    private final IcpComparison comparison;
    private final Times.Icp times;

    /**
     * Errands to an authority.
     *
     * @param authority base address of its service, without a trailing slash
     * @param representativeCounts whether the legal representative of a filing's subject may hold the domain in its stead
     */
    public IcpErrands(
            CaseFile file,
            HttpCalls http,
            URI authority,
            IdTypes idTypes,
            BusinessCalendar calendar,
            Times.Icp times,
            boolean representativeCounts) {
        this.file = file;
        this.http = http;
        this.authority = authority;
        this.idTypes = idTypes;
        this.comparison = new IcpComparison(calendar, times, representativeCounts);
        this.times = times;
    }

    /**
     * Settles the errand of a domain that the registrar now has as verified: its ICP check is due some days after the approval and
     * not before its document is some days old; domains of the international site have none.
     */
    public void planCheck(LeasedErrand leased) {
        Failpoint.AFTER_SYNC_WRITTEN.hit();
        Errand errand = leased.errand();
        file.jdbi().useTransaction(handle -> {
            OpenCase open = file.loader().lock(handle, errand.caseId()).orElseThrow();
            file.outbox().done(handle, errand);
            Optional<CaseDomain> domain = domain(open, errand);
            if (domain.isEmpty() || domain.get().state() != DomainState.VERIFIED) {
                return;
            }
            if (open.submission().site() == Site.INTL) {
                Finding finding = Finding.of(IcpCodes.NOT_ELIGIBLE, domain.get().pointer());
                end(handle, open, domain.get(), new IcpVerdict(DomainState.ICP_NOT_ELIGIBLE, List.of(finding)));
            } else {
                file.writer()
                        .changeDomains(
                                handle,
                                List.of(DomainTransition.of(domain.get(), DomainState.ICP_WAITING, ACTOR, List.of())));
                file.outbox()
                        .post(handle, List.of(Errand.icp(open.id(), errand.subject(), firstCheck(open, domain.get()))));
            }
        });
    }

    private Instant firstCheck(OpenCase open, CaseDomain domain) {
        Instant due = Objects.requireNonNull(domain.verifiedAt()).plus(Duration.ofDays(times.firstCheckDays()));
        LocalDate issued = open.submission().profile().idIssuedOn();
        Instant settled = issued == null ? due : Shanghai.startOf(issued.plusDays(times.firstCheckDaysAfterIssue()));
        return due.isBefore(settled) ? settled : due;
    }

    /** Asks the authority about the domain; what is not known yet is asked again later. */
    public void check(LeasedErrand leased) {
        Errand errand = leased.errand();
        OpenCase asked = file.jdbi()
                .withHandle(handle -> file.loader().load(handle, errand.caseId()))
                .orElseThrow();
        Optional<CaseDomain> named = domain(asked, errand);
        if (named.isEmpty()) {
            file.jdbi()
                    .useTransaction(handle -> drop(
                            handle, file.loader().lock(handle, errand.caseId()).orElseThrow(), errand));
            return;
        }
        HttpCalls.Answer answer =
                http.get(URI.create(authority + "/domains/" + named.get().ascii()), Map.of());
        if (answer.status() != 200 && answer.status() != 404) {
            throw new CallFailed(answer);
        }
        IcpRecord theirs = answer.status() == 404 ? null : IcpRecord.read(answer.body(), idTypes);
        file.jdbi().useTransaction(handle -> {
            OpenCase open = file.loader().lock(handle, errand.caseId()).orElseThrow();
            Optional<CaseDomain> left = domain(open, errand);
            if (left.isEmpty()) {
                drop(handle, open, errand);
                return;
            }
            CaseDomain domain = left.get();
            Instant now = file.business().now();
            IcpVerdict verdict = comparison.judge(
                    Holder.of(open.submission().profile()),
                    theirs,
                    Objects.requireNonNull(domain.verifiedAt()),
                    now,
                    domain.pointer());
            if (verdict.isFinal()) {
                file.outbox().done(handle, errand);
                end(handle, open, domain, verdict);
            } else {
                file.outbox().putOff(handle, errand, now.plus(Duration.ofDays(times.askedAgainDays())));
                settle(handle, open, domain, verdict);
            }
        });
    }

    /** Gives up the check of a domain of an earlier submission: the case has been revised since and reviews its domains anew. */
    private void drop(Handle handle, OpenCase open, Errand errand) {
        file.outbox().done(handle, errand);
        file.writer()
                .note(
                        handle,
                        open.id(),
                        open.state(),
                        ACTOR,
                        List.of(),
                        "the ICP check of a domain of an earlier submission was given up");
    }

    private void end(Handle handle, OpenCase open, CaseDomain domain, IcpVerdict verdict) {
        file.writer()
                .changeDomains(
                        handle, List.of(DomainTransition.of(domain, verdict.state(), ACTOR, verdict.findings())));
        settle(handle, open, domain, verdict);
    }

    private void settle(Handle handle, OpenCase open, CaseDomain domain, IcpVerdict verdict) {
        List<Finding> found = verdict.findings().stream()
                .map(finding -> finding.domain(domain.ascii()))
                .toList();
        file.settler().settle(handle, open.id(), ACTOR, "icp", domain.pointer(), found);
    }

    private static Optional<CaseDomain> domain(OpenCase open, Errand errand) {
        return open.domains().stream()
                .filter(row -> row.id().equals(errand.subject()))
                .findFirst();
    }
}
