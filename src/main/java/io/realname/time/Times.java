package io.realname.time;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;

/** How long things take and wait, as {@code config/times.yaml} says with the source of each. Immutable. */
public record Times(Review review, Registrar registrar, Icp icp) {
    private static final int LONGEST = 3660;

    /**
     * Times of reviews.
     *
     * @param overdueBusinessDays after which an open review is flagged
     * @param pollBusinessDays after which an open review is asked about again
     * @param pollAt the time of day from which on that is done, in Shanghai
     * @param pollMinutes over which it is spread
     */
    public record Review(int overdueBusinessDays, int pollBusinessDays, LocalTime pollAt, int pollMinutes) {
        /** Refuses what cannot be meant. */
        public Review {
            check(overdueBusinessDays, "review.overdue-business-days");
            check(pollBusinessDays, "review.poll-business-days");
            check(pollMinutes, "review.poll-minutes");
        }
    }

    /**
     * Times of what is held against the registrar's data.
     *
     * @param emailLinkDays after which a verification link is dead
     * @param askedAgainDays after which an unverified address is looked at again
     * @param expiresSoonDays within which the end of a registration is warned about
     */
    public record Registrar(int emailLinkDays, int askedAgainDays, int expiresSoonDays) {
        /** Refuses what cannot be meant. */
        public Registrar {
            check(emailLinkDays, "registrar.email-link-days");
            check(askedAgainDays, "registrar.asked-again-days");
            check(expiresSoonDays, "registrar.expires-soon-days");
        }
    }

    /**
     * Times of the ICP check.
     *
     * @param firstCheckDays after the domain's approval
     * @param firstCheckDaysAfterIssue after the document's issue, if that is later
     * @param askedAgainDays after which the authority is asked again for what it does not know yet
     * @param knownFinalDays after which older data at the authority are a fault
     * @param unknownFinalBusinessDays after which it is a fault that the authority does not know the domain
     */
    public record Icp(
            int firstCheckDays,
            int firstCheckDaysAfterIssue,
            int askedAgainDays,
            int knownFinalDays,
            int unknownFinalBusinessDays) {
        /** Refuses what cannot be meant. */
        public Icp {
            check(firstCheckDays, "icp.first-check-days");
            check(firstCheckDaysAfterIssue, "icp.first-check-days-after-issue");
            check(askedAgainDays, "icp.asked-again-days");
            check(knownFinalDays, "icp.known-final-days");
            check(unknownFinalBusinessDays, "icp.unknown-final-business-days");
        }
    }

    /**
     * Reads {@code times.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry is missing, unknown or not a number of days from 1 to
     *     {@value #LONGEST}; the message names it
     */
    public static Times load(Path file) throws IOException {
        return YamlFile.read(file, Times.class);
    }

    private static void check(int number, String entry) {
        if (number < 1 || number > LONGEST) {
            throw new IllegalArgumentException(
                    entry + " of config/times.yaml is " + number + "; it must be from 1 to " + LONGEST + ".");
        }
    }
}
