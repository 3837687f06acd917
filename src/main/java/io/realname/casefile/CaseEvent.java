package io.realname.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log.
 *
 * @param at business instant
 * @param domain the domain that changed, null for the case itself
 * @param from state before, null at the beginning
 */
public record CaseEvent(
        long id,
        Instant at,
        String actor,
        @Nullable String domain,
        @Nullable String from,
        String to,
        List<String> codes,
        @Nullable String note) {}
