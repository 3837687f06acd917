package io.realname.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** What a crash must never leave behind, as sentences; none if all is well. */
final class CrashDamage {
    private static final String BROKEN_CHAINS = """
            select case_id || ' ' || coalesce(domain, '') || ' went from ' || coalesce(from_state, 'nothing') || ' but was '
                || coalesce(before, 'nothing')
            from (select *, lag(to_state) over (partition by case_id, domain order by id) as before from events) chain
            where from_state is distinct from coalesce(before, case when domain is not null then 'pending' end)""";
    private static final String STRAY_ENDS = """
            select c.id || ' is ' || c.state || ' but its last event says ' || e.to_state
            from cases c join lateral (select to_state from events
                where case_id = c.id and domain is null order by id desc limit 1) e on true
            where e.to_state <> c.state""";
    private static final String SENT_TWICE = """
            select review_id || ' was accepted ' || count(*) || ' times' from simulator.review
            group by review_id having count(*) > 1""";

    private CrashDamage() {}

    static List<String> in(TestInstallation place) throws IOException {
        List<String> damage = new ArrayList<>();
        damage.addAll(list(place.product(), BROKEN_CHAINS));
        damage.addAll(list(place.product(), STRAY_ENDS));
        damage.addAll(list(place.simulator(), SENT_TWICE));
        Set<String> accepted = new TreeSet<>(list(place.simulator(), "select review_id::text from simulator.review"));
        Set<String> asked = new TreeSet<>(list(place.product(), "select id::text from reviews"));
        if (!accepted.equals(asked)) {
            damage.add("reviews asked " + asked + ", accepted " + accepted);
        }
        Set<String> rows = new TreeSet<>(list(place.product(), "select name from documents"));
        Set<String> files = new TreeSet<>();
        place.below("documents").stream()
                .filter(path ->
                        Files.isRegularFile(place.data().resolve("documents").resolve(path)))
                .forEach(path -> files.add(path.getFileName().toString()));
        if (!rows.equals(files)) {
            damage.add("documents with rows " + rows + ", in the store " + files);
        }
        place.below("work").forEach(path -> damage.add("left in work: " + path));
        return damage;
    }

    private static List<String> list(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
