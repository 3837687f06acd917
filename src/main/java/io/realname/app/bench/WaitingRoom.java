package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.storage.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/**
 * Fills a case file with open cases that wait: half of them for their next step, half for a reviewer's answer. They come in by the product's
 * own intake, as rows of one file; that so many have waited for days is then written by SQL.
 */
final class WaitingRoom {
    private static final String NUMBERED = """
            create temporary table waiting on commit drop as
            select id, mod(row_number() over (order by id), 2) = 0 as in_review,
                mod(row_number() over (order by id), :every) < 2 as due
            from cases""";
    private static final String PROFILES = """
            insert into profiles (id, site, fields_digest, identity_digest, id_type, name_digest, number_digest, name_enc,
                number_enc, state, created_at)
            select id, 'cn', uuid_send(id), uuid_send(id), 'YYZZ', '', '', '', '', 'in-review', cast(:now as timestamptz) from waiting where in_review""";
    private static final String REVIEWS = """
            insert into reviews (id, kind, case_id, profile_id, registry, state, opened_at, submitted_at)
            select id, 'profile', id, id, 'cnnic', 'open', cast(:now as timestamptz), cast(:now as timestamptz) from waiting where in_review""";
    private static final String POLLS = """
            insert into outbox (id, kind, key, case_id, subject, destination, due_at)
            select id, 'poll', 'poll:' || id, id, id, (array['cnnic', 'verisign', 'gtld'])[1 + mod(ascii(right(id::text, 1)), 3)],
                cast(case when due then :now else :later end as timestamptz)
            from waiting where in_review""";
    private static final String IN_REVIEW = """
            update cases set state = 'in-review', step = null, due_at = null, profile_id = cases.id
            from waiting where waiting.id = cases.id and in_review""";
    private static final String LATER = """
            update cases set due_at = :later from waiting where waiting.id = cases.id and not in_review and not due""";

    private final BatchMaker maker;
    private final Way rows;
    private final InstantSource system;

    WaitingRoom(Path manifest, InstantSource system) throws IOException {
        maker = new BatchMaker(manifest);
        rows = PipelineWay.ofRows(system);
        this.system = system;
    }

    /**
     * Fills an empty database, and lets the server look at it as it would by itself in time.
     *
     * @param open cases; each waits
     * @param due how many of them wait no longer
     */
    void fill(Home home, Database database, Stopwatch watch, int open, int due) throws Exception {
        rows.prepare(home, database);
        Path folder = home.data().resolve("inbox/BENCH");
        maker.write(folder, "csv", open);
        BatchBench.letSettle(folder.resolve("rows.csv"), system);
        rows.takeIn(home, database, watch);
        database.jdbi().useTransaction(handle -> wait(handle, 2 * open / due));
        database.jdbi().useHandle(handle -> handle.execute("vacuum analyze"));
    }

    private void wait(Handle handle, int every) {
        Instant now = system.instant();
        Instant later = now.plus(Duration.ofDays(3));
        handle.createUpdate(NUMBERED).bind("every", every).execute();
        handle.createUpdate(PROFILES).bind("now", now).execute();
        handle.createUpdate(REVIEWS).bind("now", now).execute();
        handle.createUpdate(POLLS).bind("now", now).bind("later", later).execute();
        handle.createUpdate(IN_REVIEW).execute();
        handle.createUpdate(LATER).bind("later", later).execute();
    }
}
