package io.realname.verify;

import io.realname.time.Shanghai;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** No ID number stands in clear in the database, in result files or in logs. A number that is found is never printed. */
final class NumberCheck implements Check {
    /** Characters of a packed log that are searched. */
    private static final long MOST_UNPACKED = 4L << 30;

    private final Evidence evidence;

    NumberCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) throws IOException {
        NumberSet numbers = KnownNumbers.of(snapshot, evidence.cipher(), ledger);
        NumberScan scan = new NumberScan(numbers, Shanghai.dateOf(snapshot.business()));
        ledger.note(numbers.size() + " different numbers were looked for.");
        if (evidence.logs().isEmpty()) {
            ledger.note(
                    "Of logs only those of the database server in the data folder were searched: name the service's own, "
                            + "and those of another database server, with --log.");
        }
        new ColumnSearch(snapshot, scan, ledger).run();
        FileSearch files = new FileSearch(scan, ledger, MOST_UNPACKED);
        files.search(evidence.data(), evidence.data().resolve("outbox"));
        for (Path log : logs()) {
            Path file = log.toAbsolutePath();
            files.search(Objects.requireNonNull(file.getParent(), "a log has a folder"), file);
        }
    }

    /** The database server's own log, and those that were named. */
    private List<Path> logs() {
        List<Path> logs = new ArrayList<>(evidence.logs());
        for (String server : List.of("postgresql/server", "postgresql")) { // the service's, and the demonstration's
            logs.add(evidence.data().resolve(server).resolve("server.log"));
            logs.add(evidence.data().resolve(server).resolve("server.log.old"));
        }
        return logs;
    }
}
