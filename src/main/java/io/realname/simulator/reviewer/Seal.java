package io.realname.simulator.reviewer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs and checks calls with the secret that a registry shares with the product (Standard Webhooks). */
public interface Seal {
    /** The value of the header {@code webhook-signature} for a call that is sent at {@code timestamp} (system time). */
    String sign(String id, Instant timestamp, byte[] body);

    /** Whether the three headers, of which any may be absent, fit the body at the system time {@code now}. */
    boolean fits(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now);
}
