package io.realname.casefile;

/**
 * A line in which something waits, as the part of a query that an index serves. Made of constants alone, so that it may stand in SQL.
 *
 * @param name of the stage that takes from it, or of the state in which cases wait
 * @param table where it stands
 * @param condition which rows of the table stand in it
 * @param caseId column of the case that a row is about
 * @param since column of the business instant since when a row has waited
 */
public record Line(String name, String table, String condition, String caseId, String since) {
    /** Mails that are to be taken in, but for those that wait for their source's next day. */
    public static final Line MAILS = new Line(
            "mails",
            "mails",
            "state = 'stored' and (not_before is null or not_before < :before)",
            "cast(null as uuid)",
            "stored_at");

    /** The cases of which that step is due. */
    public static Line of(Step step) {
        return new Line(step.code(), "cases", "step = '" + step.code() + "'", "id", "due_at");
    }

    /** The errands of that kind that are due. */
    public static Line of(Errand.Kind kind) {
        return new Line(kind.stage(), "outbox", "kind = '" + kind.code() + "'", "case_id", "due_at");
    }

    /** The cases in that state, since they were last changed in it; held ones since they were first held. */
    public static Line of(CaseState state) {
        String since = state == CaseState.HELD ? "held_since" : "updated_at";
        return new Line(state.code(), "cases", "state = '" + state.code() + "'", "id", since);
    }
}
