package io.realname.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sample as it stands in {@code samples/themes}: short, because it tells only how it deviates.
 *
 * @param source who sends it; null for {@link Samples#DEFAULT_SOURCE}
 * @param base name of the manifest in {@code samples/bases} that it deviates from; null with {@code again} or {@code raw}
 * @param again id of an earlier sample whose manifest it sends once more, the same submission id included
 * @param raw text that takes the place of the manifest
 * @param changes JSON pointer into the manifest to new value; null removes the field
 * @param encoding of the manifest; null for UTF-8
 * @param padding blanks that make the manifest large
 * @param documents the files about which there is something to say
 * @param byMail whether it is sent as a mail and not dropped
 * @param unknown whether no authority learns anything from this sample
 */
record SampleEntry(
        String id,
        String title,
        @Nullable String source,
        @Nullable String base,
        @Nullable String again,
        @Nullable String raw,
        Map<String, @Nullable JsonNode> changes,
        @Nullable String encoding,
        int padding,
        List<SampleDocument> documents,
        @Nullable String after,
        @Nullable String afterState,
        boolean withdraw,
        boolean byMail,
        boolean unknown,
        RegistrarKnowledge registrar,
        ReviewerKnowledge reviewer,
        IcpKnowledge icp,
        Expectation expect) {
    /** Fills in what a file left out (the YAML reader passes null for it). */
    SampleEntry {
        changes = changes == null ? Map.of() : changes;
        documents = documents == null ? List.of() : List.copyOf(documents);
        registrar = registrar == null ? RegistrarKnowledge.AS_SUBMITTED : registrar;
        reviewer = reviewer == null ? ReviewerKnowledge.AS_SUBMITTED : reviewer;
        icp = icp == null ? IcpKnowledge.AS_SUBMITTED : icp;
    }
}
