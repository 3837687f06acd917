package io.realname.app.chaos;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Reviewers and ICP authority misbehave in one way. */
final class OthersFault implements Fault {
    /** Reviewers do not answer in the longest of holidays, which last nine days of the fast clock. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Ground ground;
    private final String name;
    private final String json;
    private final Sign sign;
    private final Duration lasts;
    private long before;
    private long met;

    private OthersFault(Ground ground, String name, String json, Sign sign, Duration lasts) {
        this.ground = ground;
        this.name = name;
        this.json = json;
        this.sign = sign;
        this.lasts = lasts;
    }

    /** What can happen to requests. */
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
        return new OthersFault(ground, "counterparts: " + what, "{\"requests\": \"" + code + "\"}", Sign.CALLS, lasts);
    }

    private static OthersFault answer(Ground ground, String what, String code, Duration lasts) {
        return new OthersFault(ground, "reviewers: " + what, "{\"callbacks\": [\"" + code + "\"]}", Sign.CASES, lasts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration lasts() {
        return lasts;
    }

    @Override
    public Sign sign() {
        return sign;
    }

    @Override
    public Node worker() {
        return ground.node;
    }

    /** Waits until it has met somebody. */
    @Override
    public void begin() throws Exception {
        before = ground.others.met();
        ground.others.misbehave(json);
        Awaitility.await().atMost(LONGEST).until(() -> ground.others.met() > before);
    }

    @Override
    public void end() throws Exception {
        met = ground.others.met() - before;
        ground.others.misbehave("{}");
    }

    @Override
    public long happened() {
        return met;
    }
}
