package io.realname.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP calls with one total deadline each, from the connection to the last byte of the answer, and a bound on the answer's size.
 * Redirects are not followed: documents go to the configured address or nowhere. Thread-safe.
 */
public final class HttpCalls {
    private static final int LARGEST_ANSWER = 4 << 20;

    private final HttpClient client;
    private final Duration deadline;

    /** Calls that take {@code deadline} at most. */
    public HttpCalls(Duration deadline) {
        this.deadline = deadline;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A {@code GET}. */
    public Answer get(URI uri, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(uri).GET(), headers);
    }

    /** A {@code POST} of JSON. */
    public Answer post(URI uri, Map<String, String> headers, byte[] json) {
        return post(uri, headers, "application/json", HttpRequest.BodyPublishers.ofByteArray(json));
    }

    /** A {@code POST} of a body of that media type. */
    public Answer post(URI uri, Map<String, String> headers, String type, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", type).POST(body), headers);
    }

    private Answer send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        CompletableFuture<Answer> answer = client.sendAsync(
                        request.timeout(deadline).build(), response -> new BoundedBody(LARGEST_ANSWER))
                .thenApply(response -> new Answer(response.statusCode(), response.body(), retryAfter(response)));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CallFailed("gave no whole answer within " + deadline.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new CallFailed("could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("was not waited for, because the program is stopping", e);
        }
    }

    /** Only seconds are understood: a date would be read by a clock that may be wrong. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("").strip();
        if (!seconds.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(CallFailed.LONGEST_RETRY_AFTER) > 0 ? CallFailed.LONGEST_RETRY_AFTER : asked;
    }

    /**
     * What came back.
     *
     * @param status HTTP status code
     * @param body the answer's text, possibly empty
     * @param retryAfter how long it asks to be left alone, within bounds; zero if it does not say
     */
    public record Answer(int status, String body, Duration retryAfter) {
        /** Only the status: the body may be personal. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }
}
