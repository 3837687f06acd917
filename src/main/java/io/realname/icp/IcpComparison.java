package io.realname.icp;

import io.realname.casefile.DomainState;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import io.realname.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares an approved domain with what the authority knows (rule catalogue, section 7). Thread-safe. */
final class IcpComparison {
    private final BusinessCalendar calendar;
    private final Times.Icp times;
    private final boolean representativeCounts;

    /**
     * A comparison.
     *
     * @param representativeCounts whether the subject's legal representative may hold the domain in its stead
     */
    IcpComparison(BusinessCalendar calendar, Times.Icp times, boolean representativeCounts) {
        this.calendar = calendar;
        this.times = times;
        this.representativeCounts = representativeCounts;
    }

    /**
     * The verdict about a domain.
     *
     * @param ours the verified holder
     * @param theirs null if the authority does not know the domain
     * @param verifiedAt when the domain was approved
     * @param field JSON pointer of the domain
     */
    IcpVerdict judge(Holder ours, @Nullable IcpRecord theirs, Instant verifiedAt, Instant now, String field) {
        if (theirs == null) {
            LocalDate last = calendar.plusBusinessDays(Shanghai.dateOf(verifiedAt), times.unknownFinalBusinessDays())
                    .date();
            return Shanghai.dateOf(now).isBefore(last)
                    ? notYet(field)
                    : inconsistent(List.of(Finding.of(IcpCodes.UNKNOWN, field)));
        }
        boolean early = now.isBefore(verifiedAt.plus(Duration.ofDays(times.knownFinalDays())));
        boolean outdated =
                !theirs.verified() || !differences(ours, theirs.holder(), field).isEmpty();
        if (early && outdated) {
            return notYet(field);
        }
        List<Finding> faults = faults(ours, theirs, field);
        if (!faults.isEmpty()) {
            return inconsistent(faults);
        }
        if (theirs.subject() == null) {
            return new IcpVerdict(DomainState.ICP_NONE, List.of(Finding.of(IcpCodes.NO_FILING, field)));
        }
        if (theirs.mismatch()) {
            return early ? notYet(field) : inconsistent(List.of(Finding.of(IcpCodes.REFILE, field)));
        }
        return new IcpVerdict(DomainState.ICP_CONSISTENT, List.of(Finding.of(IcpCodes.CONSISTENT, field)));
    }

    private List<Finding> faults(Holder ours, IcpRecord theirs, String field) {
        List<Finding> faults = new ArrayList<>();
        addIf(faults, !theirs.verified(), IcpCodes.NOT_VERIFIED, field);
        addIf(faults, theirs.expired(), IcpCodes.DOMAIN_EXPIRED, field);
        addIf(faults, !theirs.suffixApproved(), IcpCodes.SUFFIX, field);
        addIf(faults, !theirs.registrarApproved(), IcpCodes.REGISTRAR, field);
        List<Finding> differences = ofFiling(ours, theirs, field);
        // Once it is final, the authority's own data about the domain count too, whatever the filing says.
        faults.addAll(differences.isEmpty() ? differences(ours, theirs.holder(), field) : differences);
        return faults;
    }

    /** How the holder differs from the filing's subject; not at all where it is the subject's representative and that counts. */
    private List<Finding> ofFiling(Holder ours, IcpRecord theirs, String field) {
        Holder subject = theirs.subject();
        Holder representative = theirs.representative();
        boolean stands = representativeCounts
                && representative != null
                && differences(ours, representative, field).isEmpty();
        return subject == null || stands ? List.of() : differences(ours, subject, field);
    }

    private static void addIf(List<Finding> faults, boolean isSo, Code code, String field) {
        if (isSo) {
            faults.add(Finding.of(code, field));
        }
    }

    /** How two holders differ; each finding names all that differ. */
    private static List<Finding> differences(Holder ours, Holder theirs, String field) {
        List<Finding> found = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        String name = ours.name().value();
        String other = theirs.name().value();
        if (!name.equals(other)) {
            differs.add("name");
            boolean width = plain(name).equals(plain(other));
            Finding finding = Finding.of(width ? IcpCodes.NAME_WIDTH : IcpCodes.NAME, field);
            found.add(width ? finding.suggest(name) : finding);
        }
        if (!ours.idType().equals(theirs.idType())) {
            differs.add("idType");
            found.add(Finding.of(IcpCodes.ID_TYPE, field)
                    .with("ours", ours.idType())
                    .with("theirs", theirs.idType()));
        }
        if (!ours.idNumber().equals(theirs.idNumber())) {
            differs.add("idNumber");
            found.add(Finding.of(IcpCodes.ID_NUMBER, field));
        }
        return found.stream()
                .map(finding -> finding.with("differs", String.join(",", differs)))
                .toList();
    }

    /** A name without what is only a way of writing: width of parentheses, spaces. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (c == '（' || c == '(') {
                plain.append('(');
            } else if (c == '）' || c == ')') {
                plain.append(')');
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static IcpVerdict notYet(String field) {
        return new IcpVerdict(
                DomainState.ICP_WAITING,
                List.of(Finding.of(IcpCodes.NOT_SYNCHRONISED, field).waitsFor("icp-synchronised")));
    }

    private static IcpVerdict inconsistent(List<Finding> findings) {
        return new IcpVerdict(DomainState.ICP_INCONSISTENT, findings);
    }
}
