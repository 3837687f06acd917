package io.realname.web;

import java.util.List;

/**
 * How the program is. Everybody who reaches the port reads it, so nothing in it may be personal.
 *
 * @param checks what was looked at
 */
public record Health(List<Check> checks) {
    /** Takes a copy of the checks. */
    public Health {
        checks = List.copyOf(checks);
    }

    /**
     * One thing that was looked at.
     *
     * @param name short and stable, such as {@code database}
     * @param ready whether the program can work as far as this goes
     * @param degraded whether it needs an operator all the same
     * @param detail a sentence for the operator; empty if there is nothing to say
     */
    public record Check(String name, boolean ready, boolean degraded, String detail) {
        /** Something without which the program cannot work. */
        public static Check vital(String name, boolean ready, String detail) {
            return new Check(name, ready, false, ready ? "" : detail);
        }

        /** Something that the program works without; a detail says what needs an operator. */
        public static Check concern(String name, String detail) {
            return new Check(name, true, !detail.isEmpty(), detail);
        }

        /** Something that is as it should be, whatever the detail says. */
        public static Check note(String name, String detail) {
            return new Check(name, true, false, detail);
        }
    }

    /** Whether the program can do its work now. */
    public boolean ready() {
        return checks.stream().allMatch(Check::ready);
    }

    /** Whether it can, and yet something needs an operator. */
    public boolean degraded() {
        return ready() && checks.stream().anyMatch(Check::degraded);
    }
}
