package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewDeskIT {
    private Desks desks;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desks = new Desks(folder);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void asksForTheProfileFirst() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.test.rows("select kind, registry, state from reviews"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("kind", "profile").containsEntry("registry", "cnnic"));
        assertThat(desks.test.rows("select kind, destination from outbox"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("kind", "review").containsEntry("destination", "cnnic"));
        assertThat(domain(id, 0).state()).isEqualTo(DomainState.PENDING);
    }

    @Test
    void asksEveryRegistryAtOnceWhenTheProfileIsVerified() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "a-test.com", "a-test.top"));

        desks.answerProfile(id, "approved");

        assertThat(desks.test.rows("select registry from reviews where kind = 'domain' order by registry"))
                .extracting(row -> row.get("registry"))
                .containsExactly("cnnic", "gtld", "verisign");
        assertThat(desks.test.view(id).domains()).extracting(CaseDomain::state).containsOnly(DomainState.IN_REVIEW);
        assertThat(desks.test.count("select count(*) from outbox where kind = 'review'"))
                .isEqualTo(3);
    }

    @Test
    void usesAVerifiedProfileAgain() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "approved");

        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.com"));

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.test.count("select count(*) from reviews where kind = 'profile'"))
                .isEqualTo(1);
        assertThat(desks.openReview(second, "domain")).isNotNull();
    }

    @Test
    void reviewsAnewWhereASingleFieldDiffersOrTheSiteDoes() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "approved");

        UUID otherEmail =
                desks.submit(TestSubmission.of("S-2").domains("b-test.cn").email("it@example.cn"));
        UUID otherSite =
                desks.submit(TestSubmission.of("S-3").domains("c-test.cn").site(Site.INTL));

        assertThat(desks.openReview(otherEmail, "profile")).isNotNull();
        assertThat(desks.openReview(otherSite, "profile")).isNotNull();
        assertThat(desks.test.count("select count(*) from profiles where state = 'verified'"))
                .isEqualTo(1);
    }

    @Test
    void letsAnotherCaseWithTheSameProfileWaitAndGoOn() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));

        assertThat(desks.state(second)).isEqualTo(CaseState.HELD);
        assertThat(desks.test.view(second).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("submission.review-in-progress");
            assertThat(finding.severity()).isEqualTo(Severity.HOLD);
            assertThat(finding.waitsFor()).isEqualTo("profile-review");
        });
        assertThat(desks.openReviews()).isEqualTo(1);

        desks.answerProfile(first, "approved");
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.test.view(second).findings()).isEmpty();
        assertThat(desks.test.count("select count(*) from reviews where kind = 'profile'"))
                .isEqualTo(1);
    }

    @Test
    void rejectsTheSameIdentityWithOtherDataWhileItIsUnderReview() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));

        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn").name("杭州另外样本有限公司"));

        assertThat(desks.state(second)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.test.view(second).findings())
                .extracting(Finding::variant)
                .containsExactly("identity");
        assertThat(desks.state(first)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void takesTwoOverseasOrganisationsWithoutANumberForTwo() {
        desks.submit(TestSubmission.of("S-1").domains("a-test.cn").number("0"));

        UUID second = desks.submit(
                TestSubmission.of("S-2").domains("b-test.cn").number("0").name("Another Ltd"));

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void rejectsADomainThatIsUnderReviewElsewhere() {
        desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));

        UUID second = desks.submit(
                TestSubmission.of("S-2").domains("b-test.cn", "a-test.cn").number("91330100MA0000015W"));

        assertThat(desks.state(second)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.test.view(second).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.variant()).isEqualTo("domain");
            assertThat(finding.field()).isEqualTo("/domains/1");
        });
    }

    @Test
    void seesTheDomainsOfOtherCasesInTheSameBatch() {
        UUID first = desks.test.open(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second =
                desks.test.open(TestSubmission.of("S-2").domains("a-test.cn").number("91330100MA0000015W"));
        desks.test.enrich();

        desks.open();

        assertThat(List.of(desks.state(first), desks.state(second)))
                .containsExactlyInAnyOrder(CaseState.IN_REVIEW, CaseState.REJECTED);
        assertThat(desks.openReviews()).isEqualTo(1);
    }

    @Test
    void countsADomainAsUnderReviewAlsoWhileItsCaseIsWithAnOperator() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(first, "approved");
        desks.answerDomain(first, "b-test.cn", "rare-characters");
        assertThat(desks.state(first)).isEqualTo(CaseState.MANUAL);

        UUID second = desks.submit(TestSubmission.of("S-2").domains("a-test.cn"));
        UUID third = desks.submit(TestSubmission.of("S-3").domains("b-test.cn"));

        assertThat(desks.state(second)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.state(third)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void leavesAProfileThatIsWithAnOperatorToThatOperator() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "rare-characters");
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        assertThat(desks.state(second)).isEqualTo(CaseState.HELD);
        assertThat(desks.openReviews()).isZero();

        desks.test.file.actions().retry(first);
        desks.test.enrich();
        desks.open();
        assertThat(desks.state(first)).isEqualTo(CaseState.IN_REVIEW);
        desks.answerProfile(first, "approved");
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.openReview(second, "domain")).isNotNull();
    }

    @Test
    void goesOnWithACaseOfWhichNothingIsLeftToReview() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "b-test.cn", "rare-characters");
        desks.answerDomain(id, "a-test.cn", "approved");
        desks.test.file.actions().retry(id);
        desks.test.enrich();
        desks.test.write(handle -> handle.execute("update domains set state = 'refused' where ascii = 'b-test.cn'"));

        desks.open();

        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
    }

    private CaseDomain domain(UUID id, int position) {
        return desks.test.view(id).domains().get(position);
    }
}
