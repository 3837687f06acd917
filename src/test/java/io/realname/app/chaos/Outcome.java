package io.realname.app.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param seed of its plan and of its instants
 * @param submissions how many drops there were
 * @param recoveries in the order in which things went wrong
 * @param notTried faults that this machine does not allow
 * @param tally what became of the drops
 * @param problems what the oracle says when all is over
 * @param seconds how long it took
 */
record Outcome(
        long seed,
        int submissions,
        List<Recovery> recoveries,
        List<String> notTried,
        Tally tally,
        List<String> problems,
        double seconds) {
    private static final Path KEPT = Path.of("target", "chaos");

    /** Prints the run as a table, and keeps it in {@code target/chaos}. */
    Outcome print(String form) throws IOException {
        String text = table(form);
        System.out.println(text);
        Files.createDirectories(KEPT);
        Files.writeString(KEPT.resolve(form + "-" + seed + ".txt"), text);
        return this;
    }

    /** All that must not be. */
    List<String> damage() {
        Stream<String> meanwhile = recoveries.stream()
                .flatMap(one -> one.problems().stream().map(problem -> "after " + one.fault() + ": " + problem));
        return Stream.concat(meanwhile, Stream.of(problems, tally.damage()).flatMap(List::stream))
                .toList();
    }

    /** The longest that it took to recover, in seconds. */
    double worstRecovery() {
        return recoveries.stream().mapToDouble(Recovery::seconds).max().orElse(0);
    }

    private String table(String form) {
        Map<String, List<Recovery>> byFault = new LinkedHashMap<>();
        recoveries.forEach(one ->
                byFault.computeIfAbsent(one.fault(), name -> new ArrayList<>()).add(one));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%n%s form, seed %d, %d submissions, %.0f s%n", form, seed, submissions, seconds));
        text.append(String.format(
                "%-40s %6s %9s %26s %6s %9s%n", "fault", "times", "happened", "recovered in s", "asked", "problems"));
        byFault.forEach((name, some) -> line(text, name, some));
        line(text, "all", recoveries);
        notTried.forEach(fault -> text.append("not tried here: ").append(fault).append('\n'));
        text.append(String.format(
                "lost %d, doubled %d, ended otherwise %d, problems found by the oracle at the end %d%n",
                tally.lost().size(), tally.doubled().size(), tally.otherwise().size(), problems.size()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, List<Recovery> some) {
        List<Double> seconds = some.stream().map(Recovery::seconds).sorted().toList();
        text.append(String.format(
                Locale.ROOT,
                "%-40s %6d %9d   median %5.1f worst %5.1f %6d %9d%n",
                name,
                some.size(),
                some.stream().mapToLong(Recovery::happened).sum(),
                seconds.get(seconds.size() / 2),
                seconds.get(seconds.size() - 1),
                some.stream().filter(Recovery::asked).count(),
                some.stream().mapToLong(one -> one.problems().size()).sum()));
    }
}
