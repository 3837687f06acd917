package io.realname.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal as RFC 9457 describes it. Thrown by whoever finds out that a request cannot be met; the failure handler
 * answers with it.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private final int status;
    private final transient Map<String, Object> more;

    /**
     * A refusal with that HTTP status.
     *
     * @param detail a sentence that says what is wrong and what to do; nothing of the request is quoted unchecked
     */
    Problem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** The same with further members, such as the findings that explain it. */
    Problem(int status, String detail, Map<String, Object> more) {
        super(detail, null, false, false);
        this.status = status;
        this.more = Map.copyOf(more);
    }

    int status() {
        return status;
    }

    /** Ends the response with this problem. */
    void answer(HttpServerResponse response) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", TITLES.getOrDefault(status, "Error"));
        body.put("status", status);
        body.put("detail", String.valueOf(getMessage()));
        body.putAll(new TreeMap<>(more));
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(Json.write(body));
    }
}
