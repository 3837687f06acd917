package io.realname.screening;

import io.realname.screening.idnumber.OldForm;
import io.realname.submission.HolderType;
import io.realname.submission.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and switches that hold for a site from a date on ({@code config/policies}). No rule has a number of its
 * own.
 *
 * @param from first receipt date for which it holds
 * @param verifiedSuffixes punycode suffixes whose domains need verification; empty for all
 * @param cnSuffixes the punycode suffixes of CNNIC: .cn and its kin
 * @param cnHolders who may hold those on this site; empty for everybody
 * @param emailVerified whether the e-mail must be verified before the review
 * @param holders which documents are accepted from whom; the first entry that fits counts
 */
public record Policy(
        Site site,
        LocalDate from,
        Image image,
        NewlyIssued newlyIssued,
        PreReform preReform,
        Parentheses parentheses,
        boolean icpFiling,
        List<String> verifiedSuffixes,
        List<String> cnSuffixes,
        List<Holder> cnHolders,
        boolean emailVerified,
        ReviewTime reviewTime,
        List<Documents> holders) {

    /**
     * What a picture of a document must be.
     *
     * @param formats names as in {@link io.realname.submission.PictureFacts#format()}
     * @param minBytes smallest size, inclusive; likewise {@code maxBytes}
     */
    public record Image(List<String> formats, long minBytes, long maxBytes, Colour colour) {}

    /** Whether a picture without colour is refused, remarked upon or passed. */
    public enum Colour {
        REQUIRED,
        RECOMMENDED,
        NOT_ASKED
    }

    /**
     * How long after its issue a document is not yet known to the authority.
     *
     * @param holdDays calendar days for which the submission waits
     * @param warningDays calendar days until which it is warned about
     * @param licenceBusinessDays business days for which a business licence waits at least; 0 for none
     */
    public record NewlyIssued(int holdDays, int warningDays, int licenceBusinessDays) {}

    /**
     * Numbers from before the reform of 2015-10-01 that brought the unified social credit code.
     *
     * @param reform first day after the reform
     * @param taken which old number is still taken, by document type, if the document was issued before the reform
     */
    public record PreReform(LocalDate reform, Map<String, OldForm> taken) {}

    /** Which width the parentheses in an organisation's name must have. */
    public enum Parentheses {
        AS_PRINTED,
        /** As printed; full-width if an ICP filing is asked for and the printed name is not known. */
        AS_PRINTED_ELSE_FULL_WIDTH_FOR_ICP,
        HALF_WIDTH
    }

    /**
     * Who may hold a domain.
     *
     * @param regions ISO codes
     */
    public record Holder(HolderType type, List<String> regions) {}

    /**
     * How long a review takes, in business days.
     *
     * @param typical the usual time
     * @param atLeast shortest of the longer time; {@code atMost} its longest
     */
    public record ReviewTime(int typical, int atLeast, int atMost) {}

    /**
     * The documents that are accepted from one group of holders.
     *
     * @param regions ISO codes; empty for every region that no earlier entry names
     * @param discouraged those among the accepted ones that reviewers often turn down
     * @param discouragedForSuffixes the same for domains of these suffixes alone, by document type
     */
    public record Documents(
            HolderType type,
            List<String> regions,
            List<String> accepted,
            List<String> discouraged,
            Map<String, List<String>> discouragedForSuffixes) {}

    /** What is accepted from a holder of that type and region; every holder type has an entry for all regions. */
    public Documents documentsOf(HolderType type, String region) {
        for (Documents entry : holders) {
            if (entry.type() == type
                    && (entry.regions().isEmpty() || entry.regions().contains(region))) {
                return entry;
            }
        }
        throw new IllegalStateException("The policy of site " + site.code() + " from " + from
                + " says nothing of documents for holders of type " + type.code() + " in other regions.");
    }

    /**
     * The kind of pre-reform number that this policy takes on such a document, or null if none.
     *
     * @param issuedOn an absent date counts as after the reform
     */
    public @Nullable OldForm oldNumberTaken(String idType, @Nullable LocalDate issuedOn) {
        return issuedOn != null && issuedOn.isBefore(preReform.reform())
                ? preReform.taken().get(idType)
                : null;
    }
}
