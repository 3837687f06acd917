package io.realname.submission;

/**
 * An entry of the rule catalogue.
 *
 * @param name stable code, {@code group.fault}; it never changes its meaning
 * @param severity the usual severity; a rule may report another where the catalogue says so
 * @param source where the rule comes from: letters A F I P C for the source documents, a standard's name, or {@code own}
 */
public record Code(String name, Severity severity, String source) {}
