package io.realname.casefile;

/**
 * A line in which something waits, as a query that goes through an index in the order in which they came.
 *
 * @param name of the stage that takes from it, or of the state in which cases wait
 * @param rows gives case ({@code id}) and business instant ({@code since}) of those that have waited since before {@code %1$s}, the first
 *     {@code %2$s} of each index that it goes through; made of constants alone
 */
public record Line(String name, String rows) {
    /** Mails that are to be taken in, but for those that wait for their source's next day. */
    public static final Line MAILS = new Line("mails", """
            (select cast(null as uuid) as id, stored_at as since from mails
             where state = 'stored' and (not_before is null or not_before < %1$s) and stored_at < %1$s order by stored_at limit %2$s)""");

    private static final String STEP = """
            (select id, due_at as since from cases where step = '{}' and failures = 0 and due_at < %1$s order by due_at limit %2$s)
            union all
            (select id, due_at from cases where step = '{}' and failures > 0 and due_at < %1$s order by due_at limit %2$s)""";
    private static final String STATE = """
            (select id, updated_at as since from cases where state = '{}' and updated_at < %1$s order by updated_at limit %2$s)""";
    private static final String HELD = STATE.replace("updated_at", "held_since");

    /** Destinations are few, and the index leads from one to the next. */
    private static final String ERRANDS = """
            (with recursive places as (
                 select min(destination) as name from outbox where kind = '{}'
                 union all
                 select (select min(destination) from outbox where kind = '{}' and destination > places.name)
                 from places where name is not null)
             select late.id, late.since from places, lateral (
                 select case_id as id, due_at as since from outbox
                 where kind = '{}' and destination = places.name and due_at < %1$s order by due_at limit %2$s) late)""";

    /** The cases of which that step is due. */
    public static Line of(Step step) {
        return new Line(step.code(), STEP.replace("{}", step.code()));
    }

    /** The errands of that kind that are due. */
    public static Line of(Errand.Kind kind) {
        return new Line(kind.stage(), ERRANDS.replace("{}", kind.code()));
    }

    /** The cases in that state, since they were last changed in it; held ones since they were first held. */
    public static Line of(CaseState state) {
        return new Line(state.code(), (state == CaseState.HELD ? HELD : STATE).replace("{}", state.code()));
    }

    /** The rows that have waited since before {@code bound}, {@code limit} at least if there are so many. */
    String rows(String bound, String limit) {
        return rows.formatted(bound, limit);
    }
}
