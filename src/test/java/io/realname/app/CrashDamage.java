package io.realname.app;

import io.realname.app.demo.SimulatedAcceptance;
import io.realname.casefile.CaseCipher;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.security.Keys;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import io.realname.verify.Evidence;
import io.realname.verify.Oracle;
import io.realname.verify.Problem;
import io.realname.verify.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What a crash must never leave behind, as sentences; none if all is well. */
final class CrashDamage {
    private CrashDamage() {}

    /** What the oracle says of an installation at rest, the program's log included. */
    static List<String> in(TestInstallation place) throws IOException {
        InstantSource system = InstantSource.system();
        BusinessClock business = new ClockAnchors(place.product())
                .findOrSet(new ClockAnchor(Instant.now(), Instant.now(), 1))
                .on(system);
        Keys keys = Keys.open(place.data().resolve("keys"));
        Path log = place.data().resolveSibling(place.data().getFileName() + ".log");
        Evidence evidence = new Evidence(
                place.data(),
                DocumentStore.beside(place.data().resolve("documents"), keys),
                true,
                new CaseCipher(keys.fields()),
                new SimulatedAcceptance(place.simulator()),
                List.of(log));
        Report report =
                new Oracle(CaseFile.open(place.product(), keys, business, system), evidence, Duration.ZERO).ask();
        return report.problems().stream().map(Problem::toString).toList();
    }
}
