package io.realname.app.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.Passage;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A code of the catalogue.
 *
 * @param severity the usual one
 * @param section number of its section
 * @param source tag: letters for the source documents, a standard's name, or {@code own}
 * @param texts how it is told in one language; the first is the code's own, the others are those of its causes
 * @param policies what each policy says about it; empty if no policy says anything
 */
public record CatalogueEntry(
        String code,
        Severity severity,
        int section,
        String source,
        List<Passage> texts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PolicyNote> policies) {
    /** The same with what that policy says alone: its severity is the entry's. */
    public CatalogueEntry under(String policy) {
        PolicyNote note = policies.get(policy);
        return note == null
                ? this
                : new CatalogueEntry(
                        code,
                        note.severity() == null ? severity : note.severity(),
                        section,
                        source,
                        texts,
                        Map.of(policy, note));
    }

    /**
     * What a policy says about a code.
     *
     * @param severity under this policy, null if it does not ask for that at all
     * @param parameters by their path in the policy's file
     */
    public record PolicyNote(@Nullable Severity severity, Map<String, JsonNode> parameters) {
        /** One line for a person; of what has a structure of its own only the name. */
        public String text() {
            return (severity == null ? "not asked" : severity.code())
                    + parameters.entrySet().stream()
                            .map(entry -> "; " + entry.getKey() + text(entry.getValue()))
                            .collect(Collectors.joining());
        }

        private static String text(JsonNode value) {
            if (value.isValueNode()) {
                return " " + value.asText();
            }
            boolean words = value.isArray()
                    && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
            return words && !value.isEmpty()
                    ? " "
                            + StreamSupport.stream(value.spliterator(), false)
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(" "))
                    : value.isEmpty() ? " (empty)" : " as in its file";
        }
    }
}
