package io.realname.icp;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.DomainState;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcpComparisonTest {
    /** A Tuesday, 15:00 in Shanghai. */
    private static final Instant VERIFIED = Instant.parse("2026-03-03T07:00:00Z");

    private static final Instant EARLY = VERIFIED.plus(Duration.ofDays(3)).minusMillis(1);
    private static final Instant FINAL = VERIFIED.plus(Duration.ofDays(3));
    private static final Holder OURS = holder("杭州样本（网络）有限公司", "YYZZ", "91330100MA00000072");
    private static final Holder OTHER = holder("宁波样本有限公司", "ORG", "000000001");

    private static IcpComparison comparison;

    @BeforeAll
    static void load() throws IOException {
        comparison = comparison(false);
    }

    private static IcpComparison comparison(boolean representativeCounts) throws IOException {
        return new IcpComparison(
                BusinessCalendar.load(Path.of("config/calendar")),
                Times.load(Path.of("config/times.yaml")).icp(),
                representativeCounts);
    }

    @Test
    void isConsistentWhenAllThreeAreEqualFromTheFirstCheckOn() {
        IcpVerdict verdict = judge(known(OURS, OURS, false), VERIFIED);

        assertThat(verdict.state()).isEqualTo(DomainState.ICP_CONSISTENT);
        assertThat(codes(verdict)).containsExactly("icp.consistent");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T07:00:00Z, false",
        "2026-03-09T15:59:59Z, false", // four business days later, by the date in Shanghai
        "2026-03-09T16:00:00Z, true", // the fifth begins
        "2026-03-20T07:00:00Z, true"
    })
    void waitsFiveBusinessDaysForADomainThatTheAuthorityDoesNotKnow(Instant now, boolean isFinal) {
        IcpVerdict verdict = judge(null, now);

        assertThat(verdict.isFinal()).isEqualTo(isFinal);
        assertThat(codes(verdict)).containsExactly(isFinal ? "icp.unknown-to-authority" : "icp.not-synchronised");
        if (!isFinal) {
            assertThat(verdict.findings().get(0).severity()).isEqualTo(Severity.HOLD);
            assertThat(verdict.findings().get(0).waitsFor()).isEqualTo("icp-synchronised");
        }
    }

    @Test
    void waitsThreeDaysWhileTheAuthorityShowsOlderData() {
        assertThat(codes(judge(known(OTHER, OURS, false), EARLY))).containsExactly("icp.not-synchronised");
        assertThat(codes(judge(unverified(), EARLY))).containsExactly("icp.not-synchronised");

        assertThat(codes(judge(unverified(), FINAL))).containsExactly("icp.not-verified");
        assertThat(judge(unverified(), FINAL).state()).isEqualTo(DomainState.ICP_INCONSISTENT);
    }

    @Test
    void comparesWithTheFilingsSubjectAndTellsAllThatDiffers() {
        IcpVerdict verdict = judge(known(OURS, OTHER, true), VERIFIED);

        assertThat(codes(verdict))
                .containsExactly("icp.name-mismatch", "icp.id-type-mismatch", "icp.id-number-mismatch");
        assertThat(verdict.findings())
                .allSatisfy(finding -> assertThat(finding.details()).containsEntry("differs", "name,idType,idNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "杭州样本(网络)有限公司, icp.name-width",
        "杭州样本（网络） 有限公司, icp.name-width",
        "杭州 样本　（网络）有限公司, icp.name-width",
        "杭州样本（网路）有限公司, icp.name-mismatch",
        "杭州样本网络有限公司, icp.name-mismatch"
    })
    void tellsAWayOfWritingFromAnotherName(String name, String code) {
        IcpVerdict verdict = judge(known(OURS, holder(name, "YYZZ", "91330100MA00000072"), false), FINAL);

        assertThat(codes(verdict)).containsExactly(code);
        assertThat(verdict.findings().get(0).suggestion())
                .isEqualTo(code.equals("icp.name-width") ? OURS.name() : null);
    }

    @Test
    void reportsWhatTheAuthoritySaysOfDomainSuffixAndRegistrar() {
        IcpRecord theirs = new IcpRecord(OURS, true, true, false, false, OURS, null, true);

        assertThat(codes(judge(theirs, VERIFIED)))
                .containsExactly("icp.domain-expired", "icp.suffix-not-approved", "icp.registrar-not-approved");
    }

    @Test
    void asksToFileAnewWhenOnlyTheAuthoritysOwnVerdictIsLeft() {
        assertThat(codes(judge(known(OURS, OURS, true), EARLY))).containsExactly("icp.not-synchronised");
        assertThat(codes(judge(known(OURS, OURS, true), FINAL))).containsExactly("icp.refile");
    }

    @Test
    void hasNothingToCompareWithoutAFiling() {
        IcpVerdict verdict = judge(known(OURS, null, false), VERIFIED);

        assertThat(verdict.state()).isEqualTo(DomainState.ICP_NONE);
        assertThat(codes(verdict)).containsExactly("icp.no-filing");
    }

    @Test
    void judgesTheHolderWhereThereIsNoFiling() {
        assertThat(codes(judge(known(OTHER, null, false), EARLY))).containsExactly("icp.not-synchronised");
        assertThat(codes(judge(known(OTHER, null, false), FINAL))).contains("icp.name-mismatch");
    }

    @Test
    void countsTheAuthoritysOldDataAsAFaultOnceTheyAreFinal() {
        assertThat(codes(judge(known(OTHER, OURS, false), FINAL)))
                .contains("icp.name-mismatch", "icp.id-number-mismatch");
    }

    /** Off unless configured; all three of the representative's data must be the holder's. */
    @ParameterizedTest
    @CsvSource({
        "false, 王样本, SFZ, 339999199003070028, icp.name-mismatch",
        "true,  王样本, SFZ, 339999199003070028, icp.consistent",
        "true,  王样本, SFZ, 339999199003070036, icp.name-mismatch",
        "true,  王样品, SFZ, 339999199003070028, icp.name-mismatch",
        "true,  王样本, HKB, 339999199003070028, icp.name-mismatch"
    })
    void takesTheRepresentativeForTheSubjectWhereThatIsConfigured(
            boolean counts, String name, String type, String number, String code) throws IOException {
        Holder person = holder("王样本", "SFZ", "339999199003070028");
        IcpRecord theirs = new IcpRecord(person, true, false, true, true, OURS, holder(name, type, number), false);

        IcpVerdict verdict = comparison(counts).judge(person, theirs, VERIFIED, FINAL, "/domains/2");

        assertThat(codes(verdict)).startsWith(code);
    }

    @Test
    void pointsAtTheDomain() {
        assertThat(judge(known(OURS, OTHER, false), FINAL).findings())
                .extracting(Finding::field)
                .containsOnly("/domains/2");
    }

    private static IcpVerdict judge(IcpRecord theirs, Instant now) {
        return comparison.judge(OURS, theirs, VERIFIED, now, "/domains/2");
    }

    private static IcpRecord known(Holder holder, Holder subject, boolean mismatch) {
        return new IcpRecord(holder, true, false, true, true, subject, null, mismatch);
    }

    private static IcpRecord unverified() {
        return new IcpRecord(OURS, false, false, true, true, OURS, null, false);
    }

    private static Holder holder(String name, String idType, String number) {
        return new Holder(new PersonalText(name), idType, new PersonalText(number));
    }

    private static List<String> codes(IcpVerdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }
}
