package io.realname.simulator.reviewer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.realname.simulator.Holder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a review is asked for. Fields that the simulator decides nothing by are not kept.
 *
 * @param kind {@code profile} or {@code domain}
 * @param callbackUrl where the answer goes
 * @param profile for a profile review, else null
 * @param documents for a profile review, else null
 * @param domain punycode name, for a domain review, else null; likewise {@code holder}
 * @param profileReviewId the profile review that the domain is to be tied to, or null if that was long ago
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReviewRequest(
        UUID reviewId,
        String kind,
        URI callbackUrl,
        @Nullable SubmittedProfile profile,
        @Nullable List<SubmittedDocument> documents,
        @Nullable String domain,
        @Nullable UUID profileReviewId,
        @Nullable Holder holder) {

    /** The holder as submitted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SubmittedProfile(String type, String name, String region, String idType, String idNumber) {}

    /** A picture of the identity document; its content is looked at only for being there. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SubmittedDocument(String role, String format, String content) {}

    /** What is wrong with it, as a sentence, or null if it can be reviewed. */
    @Nullable
    String fault() {
        if (reviewId == null || callbackUrl == null || callbackUrl.getHost() == null) {
            return "A review needs a reviewId and an absolute callbackUrl.";
        }
        if ("profile".equals(kind)) {
            return profile == null || profile.idNumber() == null || documents == null || documents.isEmpty()
                    ? "A profile review needs a profile with its ID number, and documents."
                    : null;
        }
        return "domain".equals(kind) && domain != null && holder != null
                ? null
                : "A review is of the kind profile, or of the kind domain with a domain and its holder.";
    }

    /** What is reviewed: the ID number or the domain. */
    String subject() {
        return profile != null ? profile.idNumber() : String.valueOf(domain);
    }
}
