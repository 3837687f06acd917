package io.realname.web;

import org.jspecify.annotations.Nullable;

/** Takes reviewers' callbacks; the desk of the reviews does ({@code desk::take}). Thread-safe; may block. */
@FunctionalInterface
public interface CallbackTaker {
    /**
     * Takes a callback.
     *
     * @param id the header {@code webhook-id}; likewise {@code timestamp} and {@code signature}; null if absent
     * @return false if its signature does not prove where it comes from
     */
    boolean take(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body);
}
