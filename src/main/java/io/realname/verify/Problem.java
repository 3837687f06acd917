package io.realname.verify;

/**
 * Something that must not be so. Never holds personal data.
 *
 * @param where the case, row or file
 * @param wrong what is wrong, a sentence
 * @param remedy what to do, a sentence
 */
public record Problem(String where, String wrong, String remedy) {}
