package io.realname.simulator.reviewer;

import io.realname.simulator.Faults;
import io.realname.simulator.Faults.OnCallback;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers reviews that are due and sends the answers: three tries, then an answer waits to be polled. Used by one
 * thread at a time.
 */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int TRIES = 3;
    private static final int BATCH = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ReviewStore store;
    private final Map<String, Seal> seals;
    private final BusinessClock clock;
    private final InstantSource system;
    private final Faults faults;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Signs with the seal of each registry; due dates follow {@code clock}, retries follow {@code system}. */
    Callbacks(ReviewStore store, Map<String, Seal> seals, BusinessClock clock, InstantSource system, Faults faults) {
        this.store = store;
        this.seals = Map.copyOf(seals);
        this.clock = clock;
        this.system = system;
        this.faults = faults;
    }

    /** Does what is due now. */
    void tick() {
        store.answerDue(clock.now(), system.instant());
        List<Review> ready = new ArrayList<>(store.toSend(system.instant(), BATCH));
        if (ready.size() > 1 && faults.meets(OnCallback.REVERSED)) {
            Collections.reverse(ready);
        }
        ready.forEach(this::deliver);
    }

    private void deliver(Review review) {
        if (faults.meets(OnCallback.LOST)) {
            store.tried(review, null);
            return;
        }
        if (faults.meets(OnCallback.UNKNOWN)) {
            UUID nobody = UUID.nameUUIDFromBytes(review.contentSha256().getBytes(StandardCharsets.US_ASCII));
            String body = review.answer().put("reviewId", nobody.toString()).encode();
            send(review, nobody.toString(), body);
        }
        String body = review.answer().encode();
        boolean taken = send(review, review.answerId().toString(), body);
        if (taken && faults.meets(OnCallback.TWICE)) {
            send(review, review.answerId().toString(), body);
        }
        int tries = review.tries() + 1;
        Instant again = system.instant().plusSeconds(1L << (tries - 1));
        store.tried(review, taken || tries >= TRIES ? null : again);
    }

    private boolean send(Review review, String answerId, String text) {
        Seal seal = Objects.requireNonNull(seals.get(review.registry()));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Instant now = system.instant();
        HttpRequest request = HttpRequest.newBuilder(review.callback())
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .header("webhook-id", answerId)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", seal.sign(answerId, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            LOG.debug("The callback of {} was answered with {}.", review, status);
            return status / 100 == 2;
        } catch (IOException unreachable) {
            LOG.debug("The callback of {} did not get through: {}.", review, unreachable.toString());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
