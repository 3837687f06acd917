package io.realname.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from each refusal, as {@code config/review-outcomes.yaml} says (rule catalogue, section 6). Immutable. */
public final class Outcomes {
    private static final String UNKNOWN = "unknown";
    private static final Charset GBK = Charset.forName("GBK");

    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final BusinessCalendar calendar;
    private final int longestName;

    private Outcomes(BusinessCalendar calendar, int longestName) {
        this.calendar = calendar;
        this.longestName = longestName;
    }

    /**
     * Reads {@code review-outcomes.yaml}.
     *
     * @param longestName characters of a name that needs no operator
     */
    public static Outcomes load(Path file, BusinessCalendar calendar, int longestName) throws IOException {
        Outcomes outcomes = new Outcomes(calendar, longestName);
        for (Map.Entry<String, JsonNode> entry :
                new YAMLMapper().readTree(file.toFile()).properties()) {
            outcomes.plans.put(entry.getKey(), Plan.of(entry.getValue()));
        }
        if (!outcomes.plans.containsKey(UNKNOWN)) {
            throw new IOException(
                    file + " does not say what follows from an answer that nobody knows: add \"unknown\".");
        }
        return outcomes;
    }

    /** The codes of all answers that are known. */
    public List<Code> codes() {
        return plans.entrySet().stream()
                .map(entry -> new Code(
                        "review." + entry.getKey(),
                        severity(entry.getValue().next()),
                        entry.getValue().source()))
                .toList();
    }

    /** The reviewer's word if the catalogue has it, else {@code unknown}. */
    String known(String word) {
        return plans.containsKey(word) ? word : UNKNOWN;
    }

    /**
     * What follows from a refusal.
     *
     * @param word the reviewer's reason
     * @param field JSON pointer of what was reviewed
     * @param times how often it was given for that by now, this time included
     * @param askedAt when the reviewer was asked: by then the document was new, or was not
     */
    Consequence of(String word, Profile profile, String field, int times, Instant askedAt, Instant now) {
        String known = known(word);
        Plan plan = plans.getOrDefault(known, Plan.MANUAL);
        Finding finding = new Finding("review." + known, Severity.ERROR, field, null, Map.of(), null, null, null, null);
        LocalDate fresh = freshUntil(plan, profile);
        if (fresh != null && Shanghai.dateOf(askedAt).isBefore(fresh)) {
            Instant settled = Shanghai.startOf(fresh);
            Instant until = settled.isBefore(now) ? now : settled;
            return new Consequence.Retry(
                    finding.as(Severity.HOLD)
                            .variant("waits")
                            .with("date", fresh)
                            .until(until),
                    until);
        }
        String next = next(plan, profile);
        if (next.equals("retry") && times <= plan.times()) {
            Instant at = retryAt(plan, now);
            return new Consequence.Retry(finding.as(Severity.HOLD).until(at), at);
        }
        String last = next.equals("retry") ? plan.then() : next;
        return last.equals("manual")
                ? new Consequence.Manual(finding.as(Severity.WARNING).variant("manual"))
                : new Consequence.Refused(plan.byHolder() ? byHolder(finding, profile) : finding);
    }

    private static @Nullable LocalDate freshUntil(Plan plan, Profile profile) {
        LocalDate issued = profile.idIssuedOn();
        return plan.freshDays() == 0 || issued == null ? null : issued.plusDays(plan.freshDays());
    }

    /** The finding with the text for such a holder: {@code mainland} or {@code overseas}, and the type. */
    private static Finding byHolder(Finding finding, Profile profile) {
        HolderType type = profile.type();
        return type == null
                ? finding
                : finding.variant(("CN".equals(profile.region()) ? "mainland-" : "overseas-") + type.code());
    }

    private String next(Plan plan, Profile profile) {
        boolean overseasOrganization = profile.type() == HolderType.ORGANIZATION && !"CN".equals(profile.region());
        if (overseasOrganization && !plan.overseasOrganization().isEmpty()) {
            return plan.overseasOrganization();
        }
        return !plan.rareName().isEmpty() && isLongOrRare(profile.name()) ? plan.rareName() : plan.next();
    }

    private boolean isLongOrRare(@Nullable PersonalText name) {
        return name != null
                && (name.value().codePointCount(0, name.value().length()) > longestName
                        || !GBK.newEncoder().canEncode(name.value()));
    }

    private Instant retryAt(Plan plan, Instant now) {
        if (plan.afterBusinessDays() == 0) {
            return now.plus(Duration.ofMinutes(plan.afterMinutes()));
        }
        LocalDate day = calendar.plusBusinessDays(Shanghai.dateOf(now), plan.afterBusinessDays())
                .date();
        return Shanghai.startOf(day).plus(Duration.between(Shanghai.startOf(Shanghai.dateOf(now)), now));
    }

    private static Severity severity(String next) {
        return switch (next) {
            case "retry" -> Severity.HOLD;
            case "manual" -> Severity.WARNING;
            default -> Severity.ERROR;
        };
    }

    /** One entry of the file; absent numbers are 0, absent words empty. */
    private record Plan(
            String next,
            int afterMinutes,
            int afterBusinessDays,
            int times,
            String then,
            int freshDays,
            String overseasOrganization,
            String rareName,
            boolean byHolder,
            String source) {
        static final Plan MANUAL = new Plan("manual", 0, 0, 0, "", 0, "", "", false, "own");

        static Plan of(JsonNode node) {
            return new Plan(
                    node.path("next").asText("manual"),
                    node.path("after-minutes").asInt(),
                    node.path("after-business-days").asInt(),
                    node.path("times").asInt(),
                    node.path("then").asText("manual"),
                    node.path("fresh-days").asInt(),
                    node.path("overseas-organization").asText(""),
                    node.path("rare-name").asText(""),
                    node.path("by-holder").asBoolean(false),
                    node.path("source").asText(""));
        }
    }
}
