package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.CaseEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of a case's event log; {@code at} in ISO 8601, UTC, {@code domain} absent for the case itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventJson(
        String at,
        String actor,
        @Nullable String domain,
        @Nullable String from,
        String to,
        List<String> codes,
        @Nullable String note) {
    static EventJson of(CaseEvent event) {
        return new EventJson(
                event.at().toString(),
                event.actor(),
                event.domain(),
                event.from(),
                event.to(),
                event.codes(),
                event.note());
    }
}
