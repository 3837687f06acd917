package io.realname.web;

import io.realname.casefile.CaseActions.Result;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.intake.Source;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers requests about cases. The methods block, and throw {@link Problem} where there is no answer. Thread-safe. */
final class CaseRequests {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final String STATES =
            Arrays.stream(CaseState.values()).map(CaseState::code).collect(Collectors.joining(", ", "one of ", ""));

    private final Cases cases;
    private final Texts texts;

    CaseRequests(Cases cases, Texts texts) {
        this.cases = cases;
        this.texts = texts;
    }

    /** A page of cases. */
    CasePage list(Query query) {
        CaseState state = query.read("state", STATES, CaseState::of);
        UUID before = query.read("before", "the id of a case", Query::caseId);
        int limit = query.count("limit", LARGEST_PAGE, PAGE);
        Language language = language(query);
        // One more than is shown tells whether there is a next page.
        List<CaseView> found = cases.list(state, source(query), before, limit + 1);
        List<CaseView> shown = found.subList(0, Math.min(limit, found.size()));
        return new CasePage(
                shown.stream().map(view -> CaseJson.of(view, texts, language)).toList(),
                found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    }

    /** One case. */
    CaseJson show(String id, Query query) {
        Language language = language(query);
        return CaseJson.of(find(id, query), texts, language);
    }

    /** The event log of a case. */
    Map<String, List<EventJson>> events(String id, Query query) {
        CaseView view = find(id, query);
        return Map.of(
                "events", cases.events(view.id()).stream().map(EventJson::of).toList());
    }

    /** Has a case retried, and shows it as it is then. */
    CaseJson retry(String id, Query query) {
        return act(id, query, cases::retry);
    }

    /** Ends a case, and shows it as it is then. */
    CaseJson withdraw(String id, Query query) {
        return act(id, query, cases::withdraw);
    }

    private CaseJson act(String id, Query query, Function<UUID, Result> action) {
        Language language = language(query);
        UUID found = find(id, query).id();
        Result result = action.apply(found);
        if (result instanceof Result.Refused refused) {
            throw new Problem(409, refused.why());
        }
        return CaseJson.of(cases.find(found).orElseThrow(CaseRequests::unknown), texts, language);
    }

    private CaseView find(String id, Query query) {
        String source = source(query);
        UUID caseId = Query.caseId(id);
        CaseView byId = caseId == null ? null : cases.find(caseId).orElse(null);
        if (byId != null) {
            return byId;
        }
        // Submission ids and names of sources have one form.
        List<CaseView> found = Source.isName(id) ? cases.findBySubmissionId(id) : List.of();
        List<CaseView> meant = found.stream()
                .filter(view -> source == null || view.source().equals(source))
                .toList();
        if (meant.size() > 1) {
            throw new Problem(
                    409,
                    "Several sources use this submission id: "
                            + meant.stream().map(CaseView::source).collect(Collectors.joining(", "))
                            + ". Say which one is meant with ?source=, or use the id of the case.");
        }
        return meant.stream().findFirst().orElseThrow(CaseRequests::unknown);
    }

    private static Problem unknown() {
        return new Problem(404, "There is no case with this id or submission id.");
    }

    private static @Nullable String source(Query query) {
        return query.read("source", "the name of a source", name -> Source.isName(name) ? name : null);
    }

    private static @Nullable Language language(Query query) {
        return query.read(
                "language",
                "zh or en",
                code -> Arrays.stream(Language.values())
                        .filter(language -> language.code().equals(code))
                        .findFirst()
                        .orElse(null));
    }
}
