package io.realname.simulator.reviewer;

import io.realname.simulator.Faults;
import io.realname.simulator.Faults.OnCallback;
import io.realname.time.BusinessClock;
import java.net.URI;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers reviews that are due and sends the answers, some at a time: three tries, then an answer waits to be polled. Used by one
 * thread at a time.
 */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int TRIES = 3;
    private static final int BATCH = 50;
    private static final int AT_ONCE = 4;
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
        boolean reversed = ready.size() > 1 && faults.meets(OnCallback.REVERSED);
        if (reversed) {
            Collections.reverse(ready);
        }
        int atOnce = reversed ? 1 : AT_ONCE; // Of those that are under way together any may come first.
        Set<URI> silent = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < ready.size(); i += atOnce) {
            List<Review> some = ready.subList(i, Math.min(i + atOnce, ready.size()));
            CompletableFuture.allOf(
                            some.stream().map(review -> deliver(review, silent)).toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    /** Tries once; where nobody was there for another answer just now, waiting once more would only hold up all that follow. */
    private CompletableFuture<Void> deliver(Review review, Set<URI> silent) {
        if (faults.meets(OnCallback.LOST)) {
            store.tried(review, null);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Boolean> sent =
                silent.contains(review.callback()) ? CompletableFuture.completedFuture(false) : send(review, silent);
        return sent.thenAccept(taken -> {
            int tries = review.tries() + 1;
            Instant again = system.instant().plusSeconds(1L << (tries - 1));
            store.tried(review, taken || tries >= TRIES ? null : again);
        });
    }

    private CompletableFuture<Boolean> send(Review review, Set<URI> silent) {
        CompletableFuture<Boolean> before = CompletableFuture.completedFuture(true);
        if (faults.meets(OnCallback.UNKNOWN)) {
            UUID nobody = UUID.nameUUIDFromBytes(review.contentSha256().getBytes(StandardCharsets.US_ASCII));
            String body = review.answer().put("reviewId", nobody.toString()).encode();
            before = post(review, nobody.toString(), body, silent);
        }
        String body = review.answer().encode();
        String id = review.answerId().toString();
        return before.thenCompose(done -> post(review, id, body, silent))
                .thenCompose(taken -> taken && faults.meets(OnCallback.TWICE)
                        ? post(review, id, body, silent).thenApply(again -> true)
                        : CompletableFuture.completedFuture(taken));
    }

    /** Whether it was taken. */
    private CompletableFuture<Boolean> post(Review review, String answerId, String text, Set<URI> silent) {
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
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).handle((answer, unreachable) -> {
            if (unreachable != null) {
                LOG.debug("The callback of {} did not get through: {}.", review, unreachable.toString());
                silent.add(review.callback());
                return false;
            }
            LOG.debug("The callback of {} was answered with {}.", review, answer.statusCode());
            return answer.statusCode() / 100 == 2;
        });
    }
}
