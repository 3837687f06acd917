package io.realname.app.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Reviewers, or they and the ICP authority, misbehave in one way. */
final class OthersFault extends Fault {
    /** Reviewers do not answer in the longest of holidays, which last nine days of the fast clock. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final String json;
    private final List<URI> whom;
    private final Duration lasts;
    private final Map<URI, Long> before = new HashMap<>();
    private final Map<URI, Long> met = new HashMap<>();

    private OthersFault(Ground ground, String name, String json, List<URI> whom, Duration lasts) {
        super(ground, name);
        this.json = json;
        this.whom = whom;
        this.lasts = lasts;
    }

    /** What can happen to requests, at both of them. */
    static List<OthersFault> ofRequests(Ground ground, Duration lasts) {
        return List.of(
                request(ground, "connection closed", "refuse", lasts),
                request(ground, "500", "broken", lasts),
                request(ground, "503", "error", lasts),
                request(ground, "429 with Retry-After", "busy", lasts),
                request(ground, "no answer", "hang", lasts),
                request(ground, "answer byte by byte", "drip", lasts));
    }

    /** What can happen to the reviewers' answers. */
    static List<OthersFault> ofAnswers(Ground ground, Duration lasts) {
        return List.of(
                answer(ground, "answers twice", "twice", lasts),
                answer(ground, "answers out of order", "reversed", lasts),
                answer(ground, "answers for unknown reviews", "unknown", lasts),
                answer(ground, "answers never sent", "lost", lasts));
    }

    private static OthersFault request(Ground ground, String what, String code, Duration lasts) {
        List<URI> both = List.of(ground.others.reviewers(), ground.others.icp());
        return new OthersFault(ground, "counterparts: " + what, "{\"requests\": \"" + code + "\"}", both, lasts);
    }

    private static OthersFault answer(Ground ground, String what, String code, Duration lasts) {
        List<URI> reviewers = List.of(ground.others.reviewers());
        return new OthersFault(ground, "reviewers: " + what, "{\"callbacks\": [\"" + code + "\"]}", reviewers, lasts);
    }

    @Override
    Duration lasts() {
        return lasts;
    }

    @Override
    Sign sign() {
        return isOfBoth() ? Sign.CALLS : Sign.CASES;
    }

    private boolean isOfBoth() {
        return whom.size() > 1;
    }

    /** Waits until it has met somebody; first, so that it can meet the ICP authority too, until a domain has come that far. */
    @Override
    void begin() throws Exception {
        if (isOfBoth()) {
            Awaitility.await()
                    .atMost(LONGEST)
                    .until(() -> !ground.database
                            .list("select key from outbox where kind = 'icp' limit 1")
                            .isEmpty());
        }
        for (URI one : whom) {
            before.put(one, ground.others.met(one));
            ground.others.misbehave(one, json);
        }
        Awaitility.await().atMost(LONGEST).until(() -> isMetBy() > 0);
    }

    /** Waits until it has met each of them, by now with what has been dropped since. */
    @Override
    void end() throws Exception {
        Awaitility.await().atMost(LONGEST).until(() -> isMetBy() == whom.size());
        for (URI one : whom) {
            ground.others.misbehave(one, "{}");
        }
    }

    /** By how many of them requests or answers have met it. */
    private long isMetBy() throws Exception {
        for (URI one : whom) {
            met.put(one, ground.others.met(one) - before.getOrDefault(one, 0L));
        }
        return met.values().stream().filter(count -> count > 0).count();
    }

    @Override
    long happened() {
        return met.values().stream().mapToLong(Long::longValue).sum();
    }
}
