package io.realname.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks calls between us and a reviewer as Standard Webhooks do: HMAC-SHA256 over
 * {@code id.timestamp.body}. Times are system time, never business time. Thread-safe.
 */
public final class WebhookSignature {
    /** How far a signature's time may lie from ours, either way (Standard Webhooks). */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SCHEME = "v1,";
    private static final int MAX_HEADER = 2048;
    /** No dot: it divides id, timestamp and body, and must not move between them. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^.]]{1,255}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private final WebhookSecret secret;

    /** Of calls that share {@code secret}. */
    public WebhookSignature(WebhookSecret secret) {
        this.secret = secret;
    }

    /** What came of checking a signature. */
    public enum Verdict {
        /** Signed by who holds the secret, just now. */
        VALID,
        /** Id, timestamp or signature is not there. */
        INCOMPLETE,
        /** The id or the timestamp is not of a form that can be signed, or the signatures are too long. */
        MALFORMED,
        /** Signed more than the tolerance ago: perhaps an old call sent again. */
        TOO_OLD,
        /** Signed more than the tolerance ahead of our clock. */
        FROM_THE_FUTURE,
        /** No signature fits: altered, or made with another secret. */
        WRONG
    }

    /**
     * The value of the signature header.
     *
     * @param id identifies the call; the same again when it is repeated; printable ASCII without a dot, at most 255
     * @param timestamp when it is sent; its whole seconds go into the header {@code webhook-timestamp}
     * @throws IllegalArgumentException if {@code id} is of another form
     */
    public String sign(String id, Instant timestamp, byte[] body) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A webhook's id is 1 to 255 printable characters without a dot.");
        }
        return SCHEME + mac(id, Long.toString(timestamp.getEpochSecond()), body);
    }

    /**
     * Whether a call may be believed.
     *
     * @param id header {@code webhook-id}, null if absent; likewise the other two
     * @param timestamp header {@code webhook-timestamp}, seconds since 1970
     * @param signatures header {@code webhook-signature}: one or more, separated by spaces
     * @param now system time
     */
    public Verdict verify(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null || timestamp == null || signatures == null) {
            return Verdict.INCOMPLETE;
        }
        if (!ID.matcher(id).matches() || !SECONDS.matcher(timestamp).matches() || signatures.length() > MAX_HEADER) {
            return Verdict.MALFORMED;
        }
        // The signature first: who cannot sign learns nothing about our clock.
        if (!anyFits(signatures, mac(id, timestamp, body))) {
            return Verdict.WRONG;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.compareTo(TOLERANCE) > 0) {
            return Verdict.TOO_OLD;
        }
        return age.negated().compareTo(TOLERANCE) > 0 ? Verdict.FROM_THE_FUTURE : Verdict.VALID;
    }

    private static boolean anyFits(String signatures, String expected) {
        byte[] wanted = (SCHEME + expected).getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (String signature : signatures.split(" ", -1)) {
            fits |= MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    private String mac(String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(secret.mac(head, body));
    }
}
