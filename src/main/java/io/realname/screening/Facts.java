package io.realname.screening;

import io.realname.screening.idnumber.CleanNumber;
import io.realname.screening.idnumber.NumberFormat;
import io.realname.screening.idnumber.NumberFormats;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.HolderType;
import io.realname.submission.IdType;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at.
 *
 * @param receivedOn date of receipt in Shanghai; {@code today} likewise the present date
 * @param documents one for each of the submission's documents, in that order
 * @param idType the registrant's kind of document, or null if absent
 * @param format the number format that applies under the policy
 * @param number the registrant's number in its cleaned form, or null if absent
 */
public record Facts(
        Submission submission,
        Policy policy,
        LocalDate receivedOn,
        LocalDate today,
        List<ArrivedDocument> documents,
        Reference reference,
        @Nullable IdType idType,
        NumberFormat format,
        @Nullable CleanNumber number) {

    static Facts of(
            Submission submission,
            Policy policy,
            LocalDate receivedOn,
            LocalDate today,
            List<ArrivedDocument> documents,
            Reference reference) {
        Profile profile = submission.profile();
        IdType idType = reference.idTypes().find(profile.idType()).orElse(null);
        NumberFormat format = idType == null
                ? NumberFormats.UNCHECKED
                : NumberFormats.of(
                        idType.number(), profile.region(), policy.oldNumberTaken(idType.code(), profile.idIssuedOn()));
        PersonalText raw = profile.idNumber();
        CleanNumber number = raw == null ? null : CleanNumber.of(raw.value(), format, today);
        return new Facts(submission, policy, receivedOn, today, documents, reference, idType, format, number);
    }

    /** The registrant. */
    public Profile profile() {
        return submission.profile();
    }

    /** Whether the kind of document is one of individuals and the registrant an organisation, or the reverse. */
    public boolean isDocumentOfAnotherHolder() {
        HolderType holder = profile().type();
        return holder != null && idType != null && !idType.holders().contains(holder);
    }

    /** Whether the registrant is an organisation outside the mainland. */
    public boolean isOverseasOrganisation() {
        String region = profile().region();
        return profile().type() == HolderType.ORGANIZATION && region != null && !region.equals("CN");
    }
}
