package io.realname.app;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Judgement;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Step;
import io.realname.casefile.Transition;
import io.realname.screening.Precedence;
import io.realname.screening.Rules;
import io.realname.screening.Screening;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges cases by the rules as of now: those whose pictures have been looked at, and held ones once their instant has come, for what
 * held them may be over, or something else be due. Thread-safe.
 */
public final class Rescreening {
    private static final String ACTOR = "screening";

    private final Screening screening;
    private final Set<String> codes;
    private final BusinessClock business;

    /** Judges by all rules, as of business time. */
    public static Rescreening of(Screening screening, BusinessClock business) {
        Set<String> codes = Rules.ALL.stream()
                .flatMap(rule -> rule.codes().stream())
                .map(Code::name)
                .collect(Collectors.toSet());
        return new Rescreening(screening, codes, business);
    }

    /**
     * Judges as of business time.
     *
     * @param codes all codes that screening can report; findings with others stay as they are
     */
    public Rescreening(Screening screening, Set<String> codes, BusinessClock business) {
        this.screening = screening;
        this.codes = Set.copyOf(codes);
        this.business = business;
    }

    /** Decides every case of the batch. */
    public void screen(CaseBatch batch) {
        batch.cases().forEach(open -> decide(batch, open));
    }

    /**
     * Decides one case.
     *
     * @return whether it goes on, now or after a hold
     */
    boolean decide(CaseBatch batch, OpenCase open) {
        List<Finding> found = screening.screen(open.submission(), open.documents(), open.receivedAt(), business.now());
        List<Finding> all = new ArrayList<>(open.findingsWithout(codes));
        all.addAll(found);
        List<Finding> known = Precedence.settle(all);
        // What the intake found about the envelope has not been weighed yet; what other steps found of a held case has.
        List<Finding> reasons = open.state() == CaseState.RECEIVED ? known : found;
        List<CaseDomain> pending = open.pendingDomains();
        Judgement judgement = Judgement.of(
                reasons.stream().filter(finding -> !isOfVerified(finding, open)).toList(), open.positionsLeft());
        batch.change(transition(open, judgement).because(known, reasons));
        pending.stream()
                .filter(domain -> judgement.notRequired().contains(domain.position()))
                .forEach(domain ->
                        batch.change(DomainTransition.of(domain, DomainState.ICP_NOT_ELIGIBLE, ACTOR, List.of())));
        judgement
                .refused()
                .forEach((position, because) -> pending.stream()
                        .filter(domain -> domain.position() == position)
                        .forEach(domain ->
                                batch.change(DomainTransition.of(domain, DomainState.REFUSED, ACTOR, because))));
        return !judgement.rejected();
    }

    /** What a registry has approved is approved: no rule ends such a domain of a case that is submitted again. */
    private static boolean isOfVerified(Finding finding, OpenCase open) {
        return open.domains().stream()
                .anyMatch(domain ->
                        domain.verifiedAt() != null && (finding.field() + "/").startsWith(domain.pointer() + "/"));
    }

    private static Transition transition(OpenCase open, Judgement judgement) {
        if (judgement.rejected()) {
            return Transition.of(open, CaseState.REJECTED, ACTOR);
        }
        if (judgement.closed()) {
            return Transition.of(open, CaseState.CLOSED, ACTOR);
        }
        Finding hold = judgement.hold();
        return hold == null
                ? Transition.of(open, CaseState.SCREENED, ACTOR).then(Step.ENRICH)
                : Transition.of(open, CaseState.HELD, ACTOR).then(Step.SCREEN).at(hold.until());
    }
}
