package io.realname.simulator.reviewer;

import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides.
 *
 * @param outcome raw outcome word, {@code approved} among them
 * @param detail a sentence for people
 * @param days business days that it takes, or null if it is drawn
 */
record Verdict(String outcome, String detail, @Nullable Integer days) {
    static final String APPROVED = "approved";
}
