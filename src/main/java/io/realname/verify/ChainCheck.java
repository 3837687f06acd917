package io.realname.verify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Every case, and every domain of it, has an unbroken chain of allowed transitions that ends where its row stands. */
final class ChainCheck implements Check {
    private static final int CASES_AT_A_TIME = 1_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String CASES = "select id, state from cases where id > :after order by id limit :limit";
    private static final String EVENTS = """
            select case_id, id, actor, domain, from_state, to_state from events
            where case_id = any (:ids) order by case_id, id""";
    private static final String DOMAINS = """
            select d.case_id, d.name, d.state from domains d join cases c on c.attempt = d.attempt
            where c.id = any (:ids) order by d.case_id, d.position""";

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        UUID after = FIRST;
        for (Map<UUID, String> page = page(snapshot.handle(), after);
                !page.isEmpty();
                page = page(snapshot.handle(), after)) {
            walk(snapshot.handle(), page, ledger);
            after = page.keySet().stream().reduce((one, next) -> next).orElseThrow();
        }
    }

    private static Map<UUID, String> page(Handle handle, UUID after) {
        Map<UUID, String> states = new LinkedHashMap<>();
        handle.createQuery(CASES)
                .bind("after", after)
                .bind("limit", CASES_AT_A_TIME)
                .map((rs, context) -> states.put(rs.getObject("id", UUID.class), rs.getString("state")))
                .list();
        return states;
    }

    private static void walk(Handle handle, Map<UUID, String> states, Ledger ledger) {
        Map<UUID, CaseChain> chains = new HashMap<>();
        states.keySet().forEach(id -> chains.put(id, new CaseChain(wrong -> broken(ledger, id, wrong))));
        Object[] ids = states.keySet().toArray();
        List<CaseChain> walked = handle.createQuery(EVENTS)
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> chain(chains, rs.getObject("case_id", UUID.class))
                        .add(new CaseChain.Change(
                                rs.getLong("id"),
                                rs.getString("actor"),
                                rs.getString("domain"),
                                rs.getString("from_state"),
                                rs.getString("to_state"))))
                .list();
        ledger.examined(walked.size());
        handle.createQuery(DOMAINS)
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> chain(chains, rs.getObject("case_id", UUID.class))
                        .endsWithDomain(rs.getString("name"), rs.getString("state")))
                .list();
        states.forEach((id, state) -> chain(chains, id).endsWith(state));
    }

    private static CaseChain chain(Map<UUID, CaseChain> chains, UUID id) {
        return Objects.requireNonNull(chains.get(id), "only these cases were asked for");
    }

    private static void broken(Ledger ledger, UUID id, String wrong) {
        ledger.problem(
                "case " + id,
                wrong,
                "Look at its events (./realname status " + id
                        + "). The program never writes this, so rows were changed by hand or restored in "
                        + "part; if neither was done, report it.");
    }
}
