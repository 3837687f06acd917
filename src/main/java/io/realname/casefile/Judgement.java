package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a set of findings means for a case: an error rejects it, except that an error of a domain ({@code domain.*}, section 5
 * of the catalogue) ends only that domain, and rejects the case when no domain is left; a hold makes it wait. A domain that need not be
 * verified is not sent to review: it ends like one that cannot be filed ({@link DomainState#ICP_NOT_ELIGIBLE}), and a case with no other
 * domain left is closed, for there is nothing to wait for.
 *
 * @param rejected whether the case ends here
 * @param closed whether it ends here because there is nothing to review
 * @param refused the domain errors by position of their domain in the manifest
 * @param notRequired positions of the domains without errors that need not be verified
 * @param hold the hold that ends last, if the case is to wait
 */
public record Judgement(
        boolean rejected,
        boolean closed,
        Map<Integer, List<Finding>> refused,
        Set<Integer> notRequired,
        @Nullable Finding hold) {
    private static final String NOT_REQUIRED = "domain.verification-not-required";
    private static final Pattern DOMAIN = Pattern.compile("/domains/(\\d{1,6})(/.*)?");
    private static final Comparator<Finding> LAST_END =
            Comparator.comparing(Finding::until, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    /**
     * Weighs findings.
     *
     * @param alive positions of the domains that have not ended yet
     */
    public static Judgement of(List<Finding> findings, List<Integer> alive) {
        Map<Integer, List<Finding>> refused = new HashMap<>();
        Set<Integer> notRequired = new HashSet<>();
        boolean faulty = false;
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                Optional<Integer> position = domainOf(finding);
                if (position.isPresent()) {
                    refused.merge(position.get(), List.of(finding), Judgement::joined);
                } else {
                    faulty = true;
                }
            } else if (finding.code().equals(NOT_REQUIRED)) {
                domainOf(finding).ifPresent(notRequired::add);
            }
        }
        notRequired.removeAll(refused.keySet());
        boolean noneLeft =
                alive.stream().allMatch(position -> refused.containsKey(position) || notRequired.contains(position));
        boolean rejected = faulty || (noneLeft && notRequired.isEmpty());
        Finding hold = findings.stream()
                .filter(finding -> finding.severity() == Severity.HOLD)
                .max(LAST_END)
                .orElse(null);
        return new Judgement(rejected, noneLeft && !rejected, Map.copyOf(refused), Set.copyOf(notRequired), hold);
    }

    /** The state in which the domain at that position starts. */
    DomainState stateOf(int position) {
        return refused.containsKey(position)
                ? DomainState.REFUSED
                : notRequired.contains(position) && !rejected ? DomainState.ICP_NOT_ELIGIBLE : DomainState.PENDING;
    }

    private static Optional<Integer> domainOf(Finding finding) {
        Matcher matcher = DOMAIN.matcher(finding.field());
        return finding.code().startsWith("domain.") && matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                : Optional.empty();
    }

    private static List<Finding> joined(List<Finding> one, List<Finding> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
