package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseView;
import io.realname.casefile.Origin;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case as the service shows it; instants in ISO 8601, UTC.
 *
 * @param id the case's own id, a UUID
 * @param submissionId null for what could not be read
 * @param file in which file it came, and {@code row} in which row of it; null where there is none
 * @param findings most severe first, then by field
 * @param dueAt when something happens next by itself
 * @param failure why the present step keeps failing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseJson(
        String id,
        String source,
        @Nullable String submissionId,
        @Nullable String file,
        @Nullable Integer row,
        String state,
        List<DomainJson> domains,
        List<FindingJson> findings,
        @Nullable String dueAt,
        String receivedAt,
        @Nullable String decidedAt,
        @Nullable String failure) {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::severity).thenComparing(Finding::field);

    /**
     * A domain of the case.
     *
     * @param registry whose reviewer is asked, once known
     * @param verifiedAt when that reviewer approved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DomainJson(
            String name,
            String state,
            @Nullable String registry,
            @Nullable String verifiedAt) {
        static DomainJson of(CaseDomain domain) {
            return new DomainJson(
                    domain.name(),
                    domain.state().code(),
                    domain.registry(),
                    Objects.toString(domain.verifiedAt(), null));
        }
    }

    /** The case with its findings said in {@code language}; null for the case's own. */
    static CaseJson of(CaseView view, Texts texts, @Nullable Language language) {
        Origin origin = view.origin();
        Language spoken = language == null ? view.language() : language;
        return new CaseJson(
                view.id().toString(),
                view.source(),
                view.submissionId(),
                origin == null ? null : origin.file(),
                origin == null ? null : origin.rowOrNull(),
                view.state().code(),
                view.domains().stream().map(DomainJson::of).toList(),
                view.findings().stream()
                        .sorted(ORDER)
                        .map(finding -> FindingJson.of(texts.tell(finding, spoken)))
                        .toList(),
                Objects.toString(view.dueAt(), null),
                view.receivedAt().toString(),
                Objects.toString(view.decidedAt(), null),
                view.failure());
    }
}
