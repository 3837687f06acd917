package io.realname.web;

import io.realname.casefile.CaseActions.Result;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.casefile.DomainState;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A few cases in memory, newest first. */
final class FakeCases implements Cases {
    static final Instant RECEIVED = Instant.parse("2026-06-01T01:00:00Z");
    static final Instant DUE = Instant.parse("2026-06-02T16:00:00Z");

    final List<CaseView> all = new ArrayList<>();
    RuntimeException failure;
    Runnable whenAsked = () -> {};

    /** The number-th id; greater numbers are newer. */
    static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    CaseView add(int number, String source, String submissionId, CaseState state) {
        UUID id = id(number);
        Finding hold = new Finding(
                "contact.email-unverified", Severity.HOLD, "/profile/email", null, Map.of(), null, DUE, null, null);
        Finding error = new Finding(
                "name.whitespace",
                Severity.ERROR,
                "/profile/name",
                "han",
                Map.of(),
                new PersonalText("杭州示例网络有限公司"),
                null,
                null,
                null);
        CaseView view = new CaseView(
                id,
                source,
                submissionId,
                null,
                state,
                Language.ZH,
                List.of(new CaseDomain(
                        id, id, 0, "示例.cn", "xn--fsq.cn", DomainState.VERIFIED, 1, "registry-a", RECEIVED)),
                List.of(hold, error),
                state.isEnd() ? null : DUE,
                RECEIVED,
                state.isEnd() ? DUE : null,
                null);
        all.add(0, view);
        return view;
    }

    @Override
    public Optional<CaseView> find(UUID id) {
        asked();
        return all.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    @Override
    public List<CaseView> findBySubmissionId(String submissionId) {
        asked();
        return all.stream()
                .filter(view -> submissionId.equals(view.submissionId()))
                .toList();
    }

    @Override
    public List<CaseView> list(CaseFilter filter, UUID before, int limit) {
        asked();
        return all.stream()
                .filter(view -> filter.state() == null || view.state() == filter.state())
                .filter(view -> filter.sources().isEmpty() || filter.sources().contains(view.source()))
                .filter(view -> before == null || view.id().compareTo(before) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<CaseView> stuck(int limit) {
        asked();
        return all.stream()
                .filter(view -> view.state() == CaseState.MANUAL)
                .limit(limit)
                .toList();
    }

    @Override
    public List<CaseEvent> events(UUID id) {
        return List.of(
                new CaseEvent(1, RECEIVED, "intake", null, null, "received", List.of(), null),
                new CaseEvent(2, DUE, "screening", "示例.cn", "received", "held", List.of("name.whitespace"), "note"));
    }

    @Override
    public Result act(Action action, UUID id, String actor) {
        if (action != Action.WITHDRAW) {
            return new Result.Refused("Only a case that is held can be retried.");
        }
        CaseView old = find(id).orElseThrow();
        all.remove(old);
        add((int) id.getLeastSignificantBits(), old.source(), old.submissionId(), CaseState.WITHDRAWN);
        return new Result.Done(CaseState.WITHDRAWN);
    }

    private void asked() {
        whenAsked.run();
        if (failure != null) {
            throw failure;
        }
    }
}
