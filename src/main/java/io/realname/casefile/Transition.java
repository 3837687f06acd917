package io.realname.casefile;

import io.realname.submission.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a case's row, to be written together with its event.
 *
 * @param step what comes next by itself, at {@code dueAt} (business time; null: now); null for nothing
 * @param waitsFor the event that a hold waits for
 * @param findings what is known of the case after the change; null leaves it as it was
 * @param codes finding codes that explain the change, for the event
 * @param note further explanation for the event, without personal data
 */
public record Transition(
        UUID caseId,
        int version,
        CaseState from,
        CaseState to,
        String actor,
        @Nullable Step step,
        @Nullable Instant dueAt,
        @Nullable String waitsFor,
        @Nullable List<Finding> findings,
        List<String> codes,
        @Nullable String note,
        @Nullable UUID profileId) {
    /** Rejects a change that the life of a case does not have. */
    public Transition {
        if (!from.allows(to)) {
            throw new IllegalStateException(
                    "A case cannot go from " + from.code() + " to " + to.code() + "; this is a defect of the program.");
        }
        codes = List.copyOf(codes);
    }

    /** A change of {@code open} into {@code to}, made by {@code actor}, after which nothing is due. */
    public static Transition of(OpenCase open, CaseState to, String actor) {
        return new Transition(
                open.id(),
                open.version(),
                open.state(),
                to,
                actor,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                open.profileId());
    }

    /** A case that stays in its state, with whatever is due next. */
    public static Transition stays(OpenCase open, String actor) {
        return new Transition(
                open.id(),
                open.version(),
                open.state(),
                open.state(),
                actor,
                open.step(),
                open.dueAt(),
                open.waitsFor(),
                null,
                List.of(),
                null,
                open.profileId());
    }

    /** The same with the next step, due at once. */
    public Transition then(Step next) {
        return new Transition(
                caseId, version, from, to, actor, next, dueAt, waitsFor, findings, codes, note, profileId);
    }

    /** The same with the business instant at which the next step is due. */
    public Transition at(@Nullable Instant due) {
        return new Transition(caseId, version, from, to, actor, step, due, waitsFor, findings, codes, note, profileId);
    }

    /** The same as a hold that waits for an event. */
    public Transition waitingFor(@Nullable String event) {
        return new Transition(caseId, version, from, to, actor, step, dueAt, event, findings, codes, note, profileId);
    }

    /** The same with what is now known, and the codes that explain this change. */
    public Transition because(List<Finding> known, List<Finding> reasons) {
        List<String> names = reasons.stream().map(Finding::code).distinct().toList();
        return new Transition(caseId, version, from, to, actor, step, dueAt, waitsFor, known, names, note, profileId);
    }

    /** The same with an explanation. */
    public Transition note(String text) {
        return new Transition(
                caseId, version, from, to, actor, step, dueAt, waitsFor, findings, codes, text, profileId);
    }

    /** The same with the profile that the case now stands on. */
    public Transition profile(UUID id) {
        return new Transition(caseId, version, from, to, actor, step, dueAt, waitsFor, findings, codes, note, id);
    }
}
