package io.realname.casefile;

/**
 * A document in the store.
 *
 * @param name its name there: 64 lower-case hexadecimal digits, a keyed digest of the content
 * @param sha256 SHA-256 of the content, 64 lower-case hexadecimal digits
 */
public record Stored(String name, String sha256) {}
