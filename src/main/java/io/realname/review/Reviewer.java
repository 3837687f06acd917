package io.realname.review;

import java.net.URI;

/**
 * A third-party reviewer.
 *
 * @param registry whose reviewer it is
 * @param url base address of its service, without a trailing slash
 * @param secret shared secret that signs requests and callbacks
 */
public record Reviewer(String registry, URI url, String secret) {
    /** Never the secret. */
    @Override
    public String toString() {
        return registry;
    }
}
