package io.realname.verify;

import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of one case in their order. A submission that opens the case again brings domains of its own, which may have the names of
 * earlier ones. For one thread.
 */
final class CaseChain {
    private static final Map<String, CaseState> CASES =
            Arrays.stream(CaseState.values()).collect(Collectors.toMap(CaseState::code, Function.identity()));
    private static final Map<String, DomainState> DOMAINS =
            Arrays.stream(DomainState.values()).collect(Collectors.toMap(DomainState::code, Function.identity()));

    private final Consumer<String> broken;
    /** By name: where each domain of that name stands, the newest last; those that no event has spoken of are left out. */
    private final Map<String, List<String>> domains = new HashMap<>();

    private @Nullable String state;
    private int attempts;

    /** A chain before its first event; what is wrong with it is told to {@code broken}. */
    CaseChain(Consumer<String> broken) {
        this.broken = broken;
    }

    /**
     * One event.
     *
     * @param domain name of the domain that changed, null for the case itself
     */
    record Change(
            long id,
            String actor,
            @Nullable String domain,
            @Nullable String from,
            String to) {}

    /** Follows the next event. */
    CaseChain add(Change change) {
        if (change.domain() == null) {
            ofCase(change);
        } else {
            ofDomain(change, domains.computeIfAbsent(change.domain(), name -> new ArrayList<>()));
        }
        return this;
    }

    private void ofCase(Change change) {
        String from = change.from();
        if (from == null ? state != null : !from.equals(state)) {
            broken.accept("The event " + change.id() + " says that the case went from " + shown(from) + " to "
                    + change.to() + ", but it was " + shown(state) + " before.");
        } else {
            CaseState before = from == null ? null : CASES.get(from);
            CaseState after = CASES.get(change.to());
            boolean allowed = from == null
                    ? after == CaseState.RECEIVED
                    : before != null && after != null && before.allows(after);
            if (!allowed) {
                broken.accept("The event " + change.id() + " says that the case went from " + shown(from) + " to "
                        + change.to() + ", which no case can.");
            }
        }
        if (change.actor().equals("intake") && change.to().equals(CaseState.RECEIVED.code())) {
            attempts++;
        }
        state = change.to();
    }

    private void ofDomain(Change change, List<String> standing) {
        String from = shown(change.from());
        int place = standing.lastIndexOf(from);
        if (place < 0 && mayStart(standing, from)) {
            standing.add(from);
            place = standing.size() - 1;
        }
        DomainState before = DOMAINS.get(from);
        DomainState after = DOMAINS.get(change.to());
        if (place < 0) {
            broken.accept("The event " + change.id() + " says that a domain went from " + from + " to " + change.to()
                    + ", but it was " + (standing.isEmpty() ? "new" : standing.get(standing.size() - 1)) + " before.");
            standing.add(change.to());
            return;
        }
        if (before == null || after == null || !before.allows(after)) {
            broken.accept("The event " + change.id() + " says that a domain went from " + from + " to " + change.to()
                    + ", which no domain can.");
        }
        standing.set(place, change.to());
    }

    private boolean mayStart(List<String> standing, String from) {
        DomainState start = DOMAINS.get(from);
        // Without its first event a case is broken, and its domains need not be so as well.
        return standing.size() < Math.max(1, attempts) && start != null && start.isStart();
    }

    /** Compares a domain of the present submission with where its events end. */
    CaseChain endsWithDomain(String name, String row) {
        List<String> standing = domains.getOrDefault(name, List.of());
        if (!standing.contains(row) && !mayStart(standing, row)) {
            broken.accept("A domain is " + row + ", but its last event says "
                    + (standing.isEmpty() ? "nothing of it" : standing.get(standing.size() - 1)) + ".");
        }
        return this;
    }

    /** Compares the case's row with where its events end. */
    void endsWith(String row) {
        if (!row.equals(state)) {
            broken.accept("The case is " + row + ", but its last event says " + shown(state) + ".");
        }
    }

    private static String shown(@Nullable String code) {
        return code == null ? "nothing" : code;
    }
}
