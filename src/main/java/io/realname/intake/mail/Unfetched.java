package io.realname.intake.mail;

import io.realname.casefile.MailBook.Place;
import io.realname.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mails that the server did not give. Each is left alone for a while that grows with its failures: a mail at which the server ends
 * the connection would otherwise do so at every look, before those behind it are reached. In memory only, for it decides nothing.
 * Thread-safe.
 */
final class Unfetched {
    private static final int MOST = 1_000;
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration FIRST = Duration.ofSeconds(30);

    /** What is not asked for again so long after its pause has gone from the mailbox. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final InstantSource system;
    private final Map<Place, Trouble> troubles = new LinkedHashMap<>();

    private record Trouble(int failures, Wait pause, Wait kept) {}

    Unfetched(InstantSource system) {
        this.system = system;
    }

    /** Notes that the server did not give the mail. */
    synchronized void failed(Place place) {
        Instant now = system.instant();
        Trouble before = troubles.remove(place);
        int failures = before == null ? 1 : before.failures + 1;
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        if (troubles.size() >= MOST) {
            troubles.remove(troubles.keySet().iterator().next());
        }
        troubles.put(place, new Trouble(failures, Wait.from(now, pause), Wait.from(now, pause.plus(FORGOTTEN))));
    }

    /** Notes that it gave it. */
    synchronized void given(Place place) {
        troubles.remove(place);
    }

    /** Whether the mail is not to be asked for now. */
    synchronized boolean isPaused(Place place) {
        Trouble trouble = troubles.get(place);
        return trouble != null && !trouble.pause.isOver(system.instant());
    }

    /** How often in a row the server did not give the mail for which it was asked in vain most. */
    synchronized int mostFailures() {
        Instant now = system.instant();
        troubles.values().removeIf(trouble -> trouble.kept.isOver(now));
        return troubles.values().stream().mapToInt(Trouble::failures).max().orElse(0);
    }
}
