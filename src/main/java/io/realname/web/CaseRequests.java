package io.realname.web;

import io.realname.casefile.CaseActions.Result;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.intake.Source;
import io.realname.security.Caller;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers requests about cases. The methods block, and throw {@link Problem} where there is no answer. Thread-safe. */
final class CaseRequests {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final String STATES =
            Arrays.stream(CaseState.values()).map(CaseState::code).collect(Collectors.joining(", ", "one of ", ""));

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.[a-z0-9-]{1,60}");

    private final Cases cases;
    private final Texts texts;

    CaseRequests(Cases cases, Texts texts) {
        this.cases = cases;
        this.texts = texts;
    }

    /** A page of cases. */
    CasePage list(Query query, Caller caller) {
        CaseState state = query.read("state", STATES, CaseState::of);
        UUID before = query.read("before", "what an earlier page gave as next", Query::caseId);
        String code = query.read("code", "a finding's code", text -> isCode(text) ? text : null);
        String text = query.read("text", "at most 100 printable characters", value -> isText(value) ? value : null);
        int limit = query.count("limit", LARGEST_PAGE, PAGE);
        Language language = language(query);
        String source = source(query);
        if (source != null && !caller.sees(source)) {
            return new CasePage(List.of(), null);
        }
        if (query.read("stuck", "true", value -> value.equals("true") ? value : null) != null) {
            return new CasePage(stuck(state, source, caller, limit, language), null);
        }
        Set<String> sources = source == null ? caller.sources() : Set.of(source);
        // One more than is shown tells whether there is a next page.
        List<CaseView> found = cases.list(new CaseFilter(state, sources, code, text), before, limit + 1);
        List<CaseView> shown = found.subList(0, Math.min(limit, found.size()));
        return new CasePage(
                shown.stream().map(view -> CaseJson.of(view, texts, language)).toList(),
                found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    }

    private List<CaseJson> stuck(
            @Nullable CaseState state, @Nullable String source, Caller caller, int limit, @Nullable Language language) {
        return cases.stuck(LARGEST_PAGE).stream()
                .filter(view -> caller.sees(view.source()))
                .filter(view -> source == null || view.source().equals(source))
                .filter(view -> state == null || view.state() == state)
                .limit(limit)
                .map(view -> CaseJson.of(view, texts, language))
                .toList();
    }

    private static boolean isText(String text) {
        return text.length() <= 100 && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** One case. */
    CaseJson show(String id, Query query, Caller caller) {
        Language language = language(query);
        return CaseJson.of(find(cases, id, query, caller), texts, language);
    }

    /** The event log of a case. */
    Map<String, List<EventJson>> events(String id, Query query, Caller caller) {
        CaseView view = find(cases, id, query, caller);
        return Map.of(
                "events", cases.events(view.id()).stream().map(EventJson::of).toList());
    }

    /** Acts on a case, and shows it as it is then. */
    CaseJson act(String id, Query query, Caller caller, Cases.Action action) {
        Language language = language(query);
        UUID found = find(cases, id, query, caller).id();
        Result result = cases.act(action, found, caller.name());
        if (result instanceof Result.Refused refused) {
            throw new Problem(409, refused.why());
        }
        return CaseJson.of(cases.find(found).orElseThrow(CaseRequests::unknown), texts, language);
    }

    /**
     * The case that is meant by its own id or its submission id.
     *
     * @throws Problem if there is none that is open to the caller, or several
     */
    static CaseView find(Cases cases, String id, Query query, Caller caller) {
        String source = source(query);
        UUID caseId = Query.caseId(id);
        CaseView byId = caseId == null ? null : cases.find(caseId).orElse(null);
        if (byId != null && caller.sees(byId.source())) {
            return byId;
        }
        // Submission ids and names of sources have one form.
        List<CaseView> found = Source.isName(id) ? cases.findBySubmissionId(id) : List.of();
        List<CaseView> meant = found.stream()
                .filter(view -> caller.sees(view.source()))
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
        return new Problem(404, "There is no case with this id or submission id; compare it with the list of cases.");
    }

    static @Nullable String source(Query query) {
        return query.read("source", "the name of a source", name -> Source.isName(name) ? name : null);
    }

    static @Nullable Language language(Query query) {
        return query.read(
                "language",
                "zh or en",
                code -> Arrays.stream(Language.values())
                        .filter(language -> language.code().equals(code))
                        .findFirst()
                        .orElse(null));
    }
}
