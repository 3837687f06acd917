package io.realname.app.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.app.chaos.Drop.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * What became of a plan, counted where it can be seen from outside: in rows, with the reviewers, at the registrar, in result files and in
 * quarantine.
 */
final class Tally {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESULT = ".result.json";
    private static final String UNREADABLE = "what nobody can read";
    private static final String AS_A_DUPLICATE = " as a duplicate";

    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();

    private Tally() {}

    /** What there should be and is not. */
    List<String> lost() {
        return lost;
    }

    /** What there is more often than there should be. */
    List<String> doubled() {
        return doubled;
    }

    /** What came to another end than it should. */
    List<String> otherwise() {
        return otherwise;
    }

    /** All of these. */
    List<String> damage() {
        return Stream.of(lost, doubled, otherwise).flatMap(List::stream).toList();
    }

    /** Counts, when all is over. */
    static Tally of(Ground ground, Plan plan) throws IOException {
        Tally tally = new Tally();
        tally.compare("taken in as", taken(plan), counted(ground.database.jdbi(), """
                select coalesce(s.submission_id || ' ', '') || s.disposition || ' of ' || s.source, count(*) from submissions s
                group by 1"""));
        tally.compare("review of", reviews(plan), counted(ground.others.memory(), """
                select subject, count(*) from simulator.review group by 1"""));
        tally.compare("sync of", domains(plan, Kind::isVerified), counted(ground.others.registrar(), """
                select domain, count(*) from legacy.realname_sync group by 1"""));
        tally.compare("end of", ends(plan), counted(ground.database.jdbi(), """
                select coalesce(submission_id || ' ', '') || state, count(*) from cases group by 1"""));
        tally.compare("domain", domainStates(plan), counted(ground.database.jdbi(), """
                select d.name || ' ' || d.state, count(*) from domains d join cases c on c.attempt = d.attempt
                where d.state <> 'pending' group by 1"""));
        tally.results(ground, plan);
        return tally;
    }

    private static Map<String, Long> counted(Jdbi jdbi, String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private void compare(String what, Map<String, Long> wanted, Map<String, Long> found) {
        Map<String, Long> all = new TreeMap<>(wanted);
        found.keySet().forEach(key -> all.putIfAbsent(key, 0L));
        all.forEach((key, count) -> {
            long more = found.getOrDefault(key, 0L) - count;
            if (more != 0) {
                (more < 0 ? lost : doubled).add(what + " " + key + ": " + Math.abs(more));
            }
        });
    }

    private static Map<String, Long> taken(Plan plan) {
        Map<String, Long> wanted = new HashMap<>();
        for (Drop drop : plan.drops()) {
            String what = switch (drop.kind()) {
                case DUPLICATE -> drop.submissionId() + " duplicate";
                case POISON -> "quarantine";
                default -> drop.submissionId() + " case";
            };
            wanted.merge(what + " of " + drop.source(), 1L, Long::sum);
        }
        return wanted;
    }

    private static Map<String, Long> ends(Plan plan) {
        Map<String, Long> wanted = new HashMap<>();
        for (Drop drop : plan.drops()) {
            if (drop.kind() != Kind.DUPLICATE) {
                String name = drop.kind() == Kind.POISON ? "" : drop.submissionId() + " ";
                wanted.merge(name + drop.kind().end, 1L, Long::sum);
            }
        }
        return wanted;
    }

    private static Map<String, Long> domains(Plan plan, java.util.function.Predicate<Kind> kinds) {
        Map<String, Long> wanted = new HashMap<>();
        plan.drops().stream()
                .filter(drop -> kinds.test(drop.kind()))
                .forEach(drop -> drop.domains().forEach(domain -> wanted.put(domain, 1L)));
        return wanted;
    }

    private static Map<String, Long> domainStates(Plan plan) {
        Map<String, Long> wanted = new HashMap<>();
        domains(plan, Kind::isVerified).keySet().forEach(domain -> wanted.put(domain + " icp-consistent", 1L));
        return wanted;
    }

    /** One review of each holder whose data are in order, and one of each domain that is tied to a verified holder. */
    private static Map<String, Long> reviews(Plan plan) {
        Map<String, Long> wanted = domains(plan, Kind::isVerified);
        plan.drops().stream()
                .filter(drop -> drop.kind() == Kind.SOUND || drop.kind() == Kind.OTHER_NAME)
                .forEach(drop -> wanted.put(plan.idNumber(drop), 1L));
        return wanted;
    }

    private void results(Ground ground, Plan plan) throws IOException {
        Map<String, Long> wanted = new HashMap<>();
        for (Drop drop : plan.drops()) {
            switch (drop.kind()) {
                case POISON -> wanted.merge(UNREADABLE, 1L, Long::sum);
                // However often the very same comes again: its answer is the same file.
                case DUPLICATE -> wanted.put(drop.submissionId() + AS_A_DUPLICATE, 1L);
                default -> wanted.put(drop.submissionId(), 1L);
            }
        }
        Map<String, Long> found = new HashMap<>();
        for (Path file : ground.files("outbox")) {
            if (file.toString().endsWith(RESULT)) {
                found.merge(answered(file), 1L, Long::sum);
            }
        }
        compare("result of", wanted, found);
        long kept = ground.files("quarantine").stream()
                .filter(file -> file.toString().endsWith(".reason.json"))
                .count();
        compare("kept in", Map.of("quarantine", wanted.getOrDefault(UNREADABLE, 0L)), Map.of("quarantine", kept));
        states(ground.data.resolve("outbox").resolve(Plan.SOURCE), plan);
    }

    /** To what a result file answers, by its name. */
    private static String answered(Path file) {
        if (file.getParent().endsWith(Plan.POISONER)) {
            return UNREADABLE;
        }
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - RESULT.length()).replaceFirst("\\.[0-9a-f]{8}$", AS_A_DUPLICATE);
    }

    private void states(Path results, Plan plan) throws IOException {
        for (Drop drop : plan.drops()) {
            Path file = results.resolve(drop.submissionId() + RESULT);
            if (drop.kind().opens() && Files.exists(file) && !drop.kind().end.equals(state(file))) {
                otherwise.add("result of " + drop.submissionId() + ": " + state(file));
            }
        }
    }

    private static String state(Path result) throws IOException {
        return JSON.readTree(result.toFile()).path("state").asText();
    }
}
