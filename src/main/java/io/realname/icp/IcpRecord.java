package io.realname.icp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.submission.IdTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the ICP authority knows of a domain ({@code docs/protocols.md}).
 *
 * @param holder the domain's holder as the authority has it
 * @param verified whether it has the domain as verified; likewise the other three
 * @param subject whose filing it is, null if there is no filing
 * @param representative the subject's legal representative, null if the filing names none
 * @param mismatch whether the authority itself holds that the filing does not fit
 */
record IcpRecord(
        Holder holder,
        boolean verified,
        boolean expired,
        boolean suffixApproved,
        boolean registrarApproved,
        @Nullable Holder subject,
        @Nullable Holder representative,
        boolean mismatch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static IcpRecord read(String body, IdTypes idTypes) {
        try {
            JsonNode node = JSON.readTree(body);
            if (!node.path("known").asBoolean(false) || !node.path("holder").isObject()) {
                throw new IllegalArgumentException("The ICP authority's answer is not of the agreed form.");
            }
            JsonNode filing = node.path("filing");
            return new IcpRecord(
                    Holder.of(node.path("holder"), idTypes),
                    node.path("verified").asBoolean(false),
                    node.path("expired").asBoolean(false),
                    node.path("suffixApproved").asBoolean(true),
                    node.path("registrarApproved").asBoolean(true),
                    filing.isObject() ? Holder.of(filing.path("subject"), idTypes) : null,
                    filing.path("representative").isObject() ? Holder.of(filing.path("representative"), idTypes) : null,
                    "mismatch".equals(filing.path("verdict").asText("")));
        } catch (JsonProcessingException e) {
            // The parser's message would quote the holder's data.
            throw new IllegalArgumentException("The ICP authority's answer is not JSON.");
        }
    }
}
