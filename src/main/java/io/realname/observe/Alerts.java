package io.realname.observe;

import io.realname.casefile.CaseState;
import io.realname.casefile.Errand;
import io.realname.casefile.Line;
import io.realname.casefile.Step;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From when on something needs an operator, as {@code config/alerts.yaml} says. Immutable.
 *
 * @param stages minutes for which what a stage is to do may be due, by the stage's name
 * @param dropsMinutes for which a drop may lie in the inbox, or be claimed, without being taken in
 * @param cases business days that a case may stay as it is, by the state's code
 * @param jobsMinutes that a reconciliation job may be late
 * @param mailboxFailures how often in a row the mailbox may fail to be read
 * @param diskMebibytes free space in the data folder below which there is too little
 */
public record Alerts(
        Map<String, Integer> stages,
        int dropsMinutes,
        Map<String, Integer> cases,
        int jobsMinutes,
        int mailboxFailures,
        int diskMebibytes) {
    /** The stages that take what is due. */
    static final List<Line> STAGES = Stream.of(
                    Arrays.stream(Step.values()).map(Line::of),
                    Arrays.stream(Errand.Kind.values()).map(Line::of),
                    Stream.of(Line.MAILS))
            .flatMap(lines -> lines)
            .toList();

    /** The states in which cases wait for others. */
    static final List<Line> WAITING = Stream.of(
                    CaseState.IN_REVIEW, CaseState.APPROVED, CaseState.HELD, CaseState.MANUAL)
            .map(Line::of)
            .toList();

    /** Less than what {@link Moments} remembers. */
    private static final int LONGEST_MINUTES = 4_000;

    private static final int LONGEST_DAYS = 1_000;

    /** Refuses what cannot be meant. */
    public Alerts {
        stages = complete("stages", stages, STAGES, LONGEST_MINUTES);
        cases = complete("cases", cases, WAITING, LONGEST_DAYS);
        check("drops-minutes", dropsMinutes, LONGEST_MINUTES);
        check("jobs-minutes", jobsMinutes, LONGEST_MINUTES);
        check("mailbox-failures", mailboxFailures, LONGEST_DAYS);
        check("disk-mebibytes", diskMebibytes, Integer.MAX_VALUE);
    }

    /**
     * Reads {@code alerts.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry is missing, unknown or cannot be meant; the message names it
     */
    public static Alerts load(Path file) throws IOException {
        return YamlFile.read(file, Alerts.class);
    }

    private static Map<String, Integer> complete(
            String entry, Map<String, Integer> bounds, List<Line> lines, int most) {
        List<String> names = lines.stream().map(Line::name).toList();
        for (String name : names) {
            Integer bound = bounds.get(name);
            check(entry + "." + name, bound == null ? 0 : bound, most);
        }
        for (String name : bounds.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(entry + "." + name + " of config/alerts.yaml is unknown; there are "
                        + String.join(", ", names) + ".");
            }
        }
        return Map.copyOf(new TreeMap<>(bounds));
    }

    private static void check(String entry, int bound, int most) {
        if (bound < 1 || bound > most) {
            throw new IllegalArgumentException(
                    entry + " of config/alerts.yaml must be a whole number from 1 to " + most + ".");
        }
    }
}
