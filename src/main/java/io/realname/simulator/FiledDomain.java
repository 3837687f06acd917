package io.realname.simulator;

/**
 * A domain as the ICP authority has it.
 *
 * @param domain punycode form in lower case
 * @param holder its holder once the authority's data are current
 * @param known how the authority's data differ from that, and what has been filed
 */
public record FiledDomain(String domain, Holder holder, IcpKnowledge known) {}
