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
     * @param detail a sentence for the operator; empty if there is nothing to say
     */
    public record Check(String name, boolean ready, String detail) {}

    /** Whether the program can do its work now. */
    public boolean ready() {
        return checks.stream().allMatch(Check::ready);
    }
}
