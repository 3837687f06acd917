package io.realname.casefile;

import io.realname.time.Shanghai;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * The cases that came, ended or changed on a day, as they stand now, source by source and within a source by submission id. However many they are, one page of them is in memory. For one thread, inside a transaction.
 */
public final class CasesOfDay implements AutoCloseable {
    private static final int PAGE = 1_000;

    /** What was only noted on a case (its documents were looked at, its submission came again) is no change of it. */
    private static final String IDS = """
            select c.id from cases c
            where c.id in (select e.case_id from events e
                           where e.at >= :from and e.at < :to and (e.from_state is distinct from e.to_state or e.note is null))
            order by""" + CaseReader.BY_SUBMISSION;

    private final CaseReader reader;
    private final Handle handle;
    private final ResultIterator<UUID> ids;

    /**
     * Begins with the first case.
     *
     * @param handle in a transaction, without which the database would send all ids at once
     * @param day in Shanghai
     */
    public CasesOfDay(CaseReader reader, Handle handle, LocalDate day) {
        this.reader = reader;
        this.handle = handle;
        this.ids = handle.createQuery(IDS)
                .setFetchSize(PAGE)
                .bind("from", Shanghai.startOf(day))
                .bind("to", Shanghai.startOf(day.plusDays(1)))
                .mapTo(UUID.class)
                .iterator();
    }

    /** The next cases, at most {@value #PAGE}; none after the last. */
    public List<CaseView> next() {
        List<UUID> page = new ArrayList<>();
        while (page.size() < PAGE && ids.hasNext()) {
            page.add(ids.next());
        }
        return page.isEmpty() ? List.of() : reader.views(handle, page);
    }

    @Override
    public void close() {
        ids.close();
    }
}
