package io.realname.app.demo;

import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseReader.AttemptRow;
import io.realname.casefile.CaseView;
import io.realname.casefile.Receipt.Disposition;
import io.realname.simulator.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has become of a sample so far.
 *
 * @param attempt how it was taken in
 * @param view its case as it is now
 * @param states the states that its case came into since the sample was taken in
 * @param codes every finding code met since then, in that order
 */
public record SampleLife(AttemptRow attempt, CaseView view, Set<String> states, Set<String> codes) {
    /** The life of a sample; empty if it has not been taken in yet. */
    static Optional<SampleLife> of(Sample sample, List<AttemptRow> attempts, CaseReader reader) {
        String dropped = "/" + sample.source() + "/" + sample.id() + "/";
        String mailed = "/" + DemoMail.manifestOf(sample);
        return attempts.stream()
                .filter(attempt -> sample.byMail()
                        ? attempt.dropKey().endsWith(mailed)
                        : attempt.dropKey().contains(dropped))
                .findFirst()
                .flatMap(attempt -> {
                    // The events first: then the case is at least as far as they say.
                    List<CaseEvent> events = reader.events(attempt.caseId());
                    return reader.find(attempt.caseId()).map(view -> of(attempt, view, attempts, events));
                });
    }

    private static SampleLife of(AttemptRow attempt, CaseView view, List<AttemptRow> attempts, List<CaseEvent> events) {
        if (isBeside(attempt)) {
            return new SampleLife(attempt, view, Set.of(), new LinkedHashSet<>(attempt.codes()));
        }
        long turn = attempts.stream()
                .filter(other -> other.caseId().equals(attempt.caseId()) && !isBeside(other))
                .takeWhile(other -> !other.equals(attempt))
                .count();
        Set<String> states = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        for (CaseEvent event : turnOf(events, turn)) {
            if (event.domain() == null) {
                states.add(event.to());
            }
            codes.addAll(event.codes());
        }
        return new SampleLife(attempt, view, states, codes);
    }

    /** The events from one taking-in to the next. */
    private static List<CaseEvent> turnOf(List<CaseEvent> events, long turn) {
        List<CaseEvent> own = new ArrayList<>();
        long seen = -1;
        for (CaseEvent event : events) {
            boolean begins = event.actor().equals("intake") && event.to().equals("received");
            if (begins && !"received".equals(event.from())) {
                seen++;
            }
            if (seen == turn && !(event.actor().equals("intake") && !begins)) {
                own.add(event);
            }
        }
        return own;
    }

    static boolean isBeside(AttemptRow attempt) {
        return attempt.disposition() == Disposition.DUPLICATE || attempt.disposition() == Disposition.CONFLICT;
    }

    /** Whether rules and registrar's data have been applied: it waits for somebody else, or is over. */
    boolean isJudged() {
        return isBeside(attempt)
                || switch (view.state()) {
                    case RECEIVED, SCREENED, ENRICHED -> false;
                    default -> true;
                };
    }

    /** Whether the sample has its end: answered beside another's case, or its case is over or with an operator. */
    public boolean isOver() {
        return isBeside(attempt) || endState().isPresent();
    }

    /** The last state that its source is told, if it came that far. */
    public Optional<String> endState() {
        return states.stream()
                .filter(state -> io.realname.casefile.CaseState.of(state).isTold())
                .reduce((first, last) -> last);
    }
}
