package io.realname.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls the API.
 *
 * @param name name of the token, for the event log
 * @param sources the sources whose cases are open to it; empty for all
 */
public record Caller(String name, Set<Permission> permissions, Set<String> sources) {
    /** Whoever holds the operator's own token. */
    public static final Caller OPERATOR = new Caller("operator", EnumSet.allOf(Permission.class), Set.of());

    /** Takes copies of the sets. */
    public Caller {
        permissions = Set.copyOf(permissions);
        sources = Set.copyOf(sources);
    }

    /** Whether it may do that, with the cases of its sources. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether cases of that source are open to it; of others it must not even learn that they exist. */
    public boolean sees(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}
