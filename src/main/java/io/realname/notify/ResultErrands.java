package io.realname.notify;

import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseReader.AttemptView;
import io.realname.casefile.CaseView;
import io.realname.casefile.Errand;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.Origin;
import io.realname.casefile.Outbox;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.FindingOrder;
import io.realname.submission.Language;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import io.realname.submission.Told;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes the results that are owed to sources, and settles them once they are delivered. Thread-safe. */
public final class ResultErrands {
    private static final Code MASKED = new Code("result.number-masked", Severity.INFO, "own");

    private final Jdbi jdbi;
    private final CaseReader cases;
    private final Outbox outbox;
    private final Texts texts;

    /** Results told by {@code texts}. */
    public ResultErrands(Jdbi jdbi, CaseReader cases, Outbox outbox, Texts texts) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.outbox = outbox;
        this.texts = texts;
    }

    /** The result of the case as it stands now, or of an attempt that was answered beside its case. */
    public Result result(LeasedErrand leased) {
        return toldBy("file", leased.errand().caseId(), leased.errand().subject());
    }

    /**
     * The same, said for a certain way of telling it. (Not another {@code result}: a route calls that one by its name.)
     *
     * @param way variant of the remark that a suggested number is masked: {@code file} or {@code mail}
     * @param subject the case itself or the attempt
     */
    Result toldBy(String way, UUID caseId, UUID subject) {
        CaseView view = cases.find(caseId).orElseThrow();
        Optional<AttemptView> attempt = subject.equals(caseId) ? Optional.empty() : cases.attempt(subject);
        Origin origin = attempt.isPresent() ? attempt.get().origin() : view.origin();
        String suffix = attempt.map(other -> "." + other.digest()).orElse("");
        String name = view.submissionId() == null ? view.id().toString() : view.submissionId();
        return new Result(
                view.source() + "/" + name + suffix + ".result.json",
                view.submissionId(),
                origin == null ? null : origin.file(),
                origin == null ? null : origin.rowOrNull(),
                view.source(),
                view.id().toString(),
                view.state().code(),
                view.domains().stream()
                        .map(domain -> new Result.DomainResult(
                                domain.name(), domain.state().code()))
                        .toList(),
                tell(attempt.map(AttemptView::findings).orElse(view.findings()), view.language(), way),
                text(view.dueAt()),
                attempt.map(AttemptView::receivedAt).orElse(view.receivedAt()).toString(),
                text(view.decidedAt()));
    }

    /**
     * Notes that the result was delivered. Whoever comes so late that another sender has taken the errand over may have put an old result
     * over a newer one; then the result is owed once more.
     *
     * @throws IllegalStateException if the case has changed meanwhile: another node may have delivered what is newer, and this over it
     */
    public void delivered(LeasedErrand leased, Result told) {
        Failpoint.AFTER_RESULT_WRITTEN.hit();
        Errand errand = leased.errand();
        boolean current = told.equals(result(leased));
        boolean late = jdbi.inTransaction(handle -> {
            if (!outbox.holds(handle, errand)) {
                outbox.postAgain(handle, errand);
                return true;
            }
            if (current) {
                outbox.done(handle, errand);
            }
            return false;
        });
        if (!current && !late) {
            throw new IllegalStateException(
                    "The case has changed while its result was written; the result is written again.");
        }
    }

    private List<Result.FindingResult> tell(List<Finding> findings, Language language, String way) {
        return findings.stream()
                .sorted(FindingOrder.TOLD)
                .map(finding -> tell(texts.tell(finding, language), language, way))
                .toList();
    }

    private Result.FindingResult tell(Told told, Language language, String way) {
        Severity severity = told.severity();
        String suggestion = told.suggestion();
        boolean masked = Masking.isNumber(told.field());
        String shown = suggestion == null || !masked ? suggestion : Masking.number(suggestion);
        return new Result.FindingResult(
                told.code(),
                severity.code(),
                told.field(),
                told.message(),
                masked && shown != null ? told.remedy() + maskedRemark(language, way) : told.remedy(),
                shown,
                text(told.until()),
                told.waitsFor());
    }

    private String maskedRemark(Language language, String way) {
        String remark =
                texts.tell(Finding.of(MASKED, "").variant(way), language).remedy();
        return language == Language.EN ? " " + remark : remark;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return Objects.toString(instant, null);
    }
}
