package io.realname.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One submission of the demonstration, ready to be written as files.
 *
 * @param id unique name; it is the submission's id too, unless the sample sends an earlier one again
 * @param title one line: what it shows
 * @param source who sends it
 * @param manifest its manifest, or null if {@code raw} takes its place
 * @param raw the manifest's text where it is no JSON object, else null
 * @param charset encoding of the manifest
 * @param padding number of blanks before the manifest's last character
 * @param documents the files that come with it
 * @param after id of the sample that comes first, or null if it is dropped at the start
 * @param afterState case state that the other one must have reached; null for its end
 * @param withdraw whether it is to be withdrawn once it is in review
 * @param byMail whether it is sent as a mail, and answered by one
 * @param known whether the authorities know its holder and domains
 * @param registrar where the registrar's data differ from the manifest; likewise {@code reviewer} and {@code icp}
 * @param expect what must become of it
 */
public record Sample(
        String id,
        String title,
        String source,
        @Nullable ObjectNode manifest,
        @Nullable String raw,
        Charset charset,
        int padding,
        List<SampleDocument> documents,
        @Nullable String after,
        @Nullable String afterState,
        boolean withdraw,
        boolean byMail,
        boolean known,
        RegistrarKnowledge registrar,
        ReviewerKnowledge reviewer,
        IcpKnowledge icp,
        Expectation expect) {
    /** The submission's id as its manifest gives it, or null if nobody can read it there. */
    public @Nullable String submissionId() {
        return manifest == null || !manifest.path("submissionId").isTextual()
                ? null
                : manifest.path("submissionId").asText();
    }
}
