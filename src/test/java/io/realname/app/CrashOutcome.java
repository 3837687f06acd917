package io.realname.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a feed has come to, in a form that is the same however often the program died on the way.
 *
 * @param submissions by sample: what it was taken as, the state and the findings of its case, its domains' states
 * @param results by file name: the state, findings and domains that the source was told
 * @param reviews by kind and subject: what reviewers answered, once for each review that they accepted
 * @param quarantine what was kept, the cases' ids left out
 * @param inbox what was left in the inbox
 */
record CrashOutcome(
        Map<String, String> submissions,
        Map<String, String> results,
        Map<String, String> reviews,
        List<String> quarantine,
        Set<String> inbox) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AND = " AND ";
    private static final String CASE_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /**
     * The hold of a new document: it is over when a program that died comes back so late that it reads the drop only then, and that is
     * as it should be.
     */
    private static final String BY_THE_DAY = "document.newly-issued";

    /** In what another outcome differs from this one; empty if in nothing. */
    List<String> differencesOf(CrashOutcome other) {
        List<String> differences = new ArrayList<>();
        compare(submissions, other.submissions, differences);
        compare(results, other.results, differences);
        compare(reviews, other.reviews, differences);
        compare(asMap(quarantine), asMap(other.quarantine), differences);
        compare(asMap(inbox), asMap(other.inbox), differences);
        return differences;
    }

    private static void compare(Map<String, String> mine, Map<String, String> theirs, List<String> differences) {
        Set<String> keys = new TreeSet<>(mine.keySet());
        keys.addAll(theirs.keySet());
        for (String key : keys) {
            if (!Objects.equals(mine.get(key), theirs.get(key))) {
                differences.add(key + ": " + theirs.get(key) + " instead of " + mine.get(key));
            }
        }
    }

    private static Map<String, String> asMap(Collection<String> names) {
        return names.stream()
                .collect(Collectors.toMap(name -> name, name -> "there", (one, other) -> one + " " + other));
    }

    static CrashOutcome of(TestInstallation place) throws IOException {
        return new CrashOutcome(
                submissions(place),
                results(place),
                reviews(place),
                place.below("quarantine").stream()
                        .map(path -> path.toString().replaceAll(CASE_ID, "<case>"))
                        .sorted()
                        .toList(),
                place.below("inbox").stream().map(Path::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Two rows of one sample stand one behind the other, so that a submission that was taken in twice shows. */
    private static Map<String, String> submissions(TestInstallation place) {
        Map<String, String> submissions = new TreeMap<>();
        Map<UUID, String> samples = place.samples();
        place.product()
                .useHandle(handle -> handle.createQuery("""
                        select s.id, s.disposition, c.state,
                            array(select distinct code from unnest(c.codes) code where code <> :byTheDay order by 1)::text
                                as codes,
                            array(select d.name || ' ' || d.state from domains d where d.attempt = c.attempt
                                  order by d.position)::text as domains
                        from submissions s join cases c on c.id = s.case_id""")
                        .bind("byTheDay", BY_THE_DAY)
                        .map((rs, context) -> submissions.merge(
                                samples.get(rs.getObject("id", UUID.class)),
                                String.join(
                                        " ",
                                        rs.getString("disposition"),
                                        rs.getString("state"),
                                        rs.getString("codes"),
                                        rs.getString("domains")),
                                CrashOutcome::both))
                        .list());
        return submissions;
    }

    private static String both(String some, String others) {
        return Stream.of(some, others)
                .flatMap(texts -> Stream.of(texts.split(AND)))
                .sorted()
                .collect(Collectors.joining(AND));
    }

    private static Map<String, String> results(TestInstallation place) throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path file : place.below("outbox")) {
            Path whole = place.data().resolve("outbox").resolve(file);
            if (Files.isRegularFile(whole) && file.toString().endsWith(".json")) {
                JsonNode result = JSON.readTree(whole.toFile());
                Set<String> codes = new TreeSet<>(result.at("/findings").findValuesAsText("code"));
                codes.remove(BY_THE_DAY);
                // The digest in the name of an answer beside a case is keyed, and every installation has its own key.
                results.merge(
                        file.toString()
                                .replaceAll(CASE_ID, "<case>")
                                .replaceAll("\\.[0-9a-f]{8}\\.result", ".<digest>.result"),
                        result.path("state").asText() + " " + codes + " " + result.path("domains"),
                        CrashOutcome::both);
            }
        }
        return results;
    }

    private static Map<String, String> reviews(TestInstallation place) {
        Map<String, String> reviews = new TreeMap<>();
        place.simulator()
                .useHandle(handle -> handle.createQuery("""
                        select registry || ' ' || kind || ' ' || subject as what,
                            array_agg(outcome order by ordinal)::text as answers
                        from simulator.review group by 1""")
                        .map((rs, context) -> reviews.put(rs.getString("what"), rs.getString("answers")))
                        .list());
        return reviews;
    }
}
