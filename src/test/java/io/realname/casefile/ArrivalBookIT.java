package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalBookIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");
    private static final Code NEWLY_ISSUED = new Code("document.newly-issued", Severity.HOLD, "A");

    private TestFile test;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void opensACaseThatIsToBeEnrichedAtOnce() {
        Receipt receipt = test.enter(TestSubmission.of("S-1").domains("a-test.cn", "b-test.com"));

        assertThat(receipt.disposition()).isEqualTo(Disposition.CASE);
        assertThat(receipt.again()).isFalse();
        CaseView view = test.view(receipt.caseId());
        assertThat(view.state()).isEqualTo(CaseState.SCREENED);
        assertThat(view.dueAt()).isEqualTo(test.business);
        assertThat(view.domains())
                .extracting(CaseDomain::ascii, CaseDomain::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a-test.cn", DomainState.PENDING),
                        org.assertj.core.groups.Tuple.tuple("b-test.com", DomainState.PENDING));
        assertThat(test.states(receipt.caseId())).containsExactly("received", "screened");
        assertThat(test.count("select count(*) from outbox")).isZero();
    }

    @Test
    void readsBackTheWholeSubmission() {
        TestSubmission sent = TestSubmission.of("S-1").notSeen();

        OpenCase open = test.load(test.open(sent));

        assertThat(open.submission()).isEqualTo(sent.submission());
        assertThat(open.documents()).isEqualTo(sent.arrival().documents());
    }

    @Test
    void tellsNothingBeforeSomebodyHasLookedAtThePictures() {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR).notSeen());

        assertThat(test.view(id).state()).isEqualTo(CaseState.RECEIVED);
        assertThat(test.view(id).decidedAt()).isNull();
        assertThat(test.view(id).findings()).containsExactly(ERROR);
        assertThat(test.load(id).step()).isEqualTo(Step.INSPECT);
        assertThat(test.states(id)).containsExactly("received");
        assertThat(test.count("select count(*) from outbox")).isZero();
    }

    @Test
    void rejectsAndOwesTheResult() {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR));

        assertThat(test.view(id).state()).isEqualTo(CaseState.REJECTED);
        assertThat(test.view(id).decidedAt()).isEqualTo(test.business);
        assertThat(test.rows("select kind, subject from outbox"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("kind", "result").containsEntry("subject", id);
                });
    }

    @Test
    void owesAResultAlsoForARejectedSubmissionWithoutAnId() {
        UUID id = test.open(TestSubmission.of(null).found(ERROR));

        assertThat(test.rows("select case_id from outbox where kind = 'result'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("case_id", id));
    }

    @Test
    void holdsUntilTheInstantThatTheRuleNames() {
        Instant until = test.business.plus(Duration.ofDays(4));

        UUID id = test.open(TestSubmission.of("S-1")
                .found(Finding.of(NEWLY_ISSUED, "/profile/idIssuedOn").until(until)));

        assertThat(test.view(id).state()).isEqualTo(CaseState.HELD);
        assertThat(test.load(id).step()).isEqualTo(Step.SCREEN);
        assertThat(test.load(id).dueAt()).isEqualTo(until);
        assertThat(test.load(id).heldSince()).isEqualTo(test.business);
    }

    @Test
    void refusesOnlyTheDomainThatIsAtFault() {
        Finding fault = Finding.of(new Code("domain.syntax", Severity.ERROR, "RFC 5890"), "/domains/1");

        UUID id = test.open(
                TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn").found(fault));

        assertThat(test.view(id).state()).isEqualTo(CaseState.SCREENED);
        assertThat(test.view(id).domains())
                .extracting(CaseDomain::state)
                .containsExactly(DomainState.PENDING, DomainState.REFUSED);
    }

    @Test
    void recognisesADropThatWasEnteredBefore() {
        Arrival drop = TestSubmission.of("S-1").arrival();
        Receipt first = test.enter(List.of(drop)).get(0);

        Receipt again = test.enter(List.of(drop)).get(0);

        assertThat(again.again()).isTrue();
        assertThat(again.caseId()).isEqualTo(first.caseId());
        assertThat(again.disposition()).isEqualTo(Disposition.CASE);
        assertThat(test.count("select count(*) from submissions")).isEqualTo(1);
        assertThat(test.count("select count(*) from events")).isEqualTo(2);
        assertThat(test.file.arrivals().entered(java.util.Set.of(drop.dropKey(), "another")))
                .containsExactly(drop.dropKey());
    }

    @Test
    void acknowledgesADuplicateBesideItsCase() {
        UUID id = test.open(TestSubmission.of("S-1"));

        Receipt duplicate = test.enter(TestSubmission.of("S-1"));

        assertThat(duplicate.disposition()).isEqualTo(Disposition.DUPLICATE);
        assertThat(duplicate.caseId()).isEqualTo(id);
        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
        assertThat(test.view(id).findings()).isEmpty();
        assertThat(test.rows("select subject from outbox where kind = 'result'"))
                .singleElement()
                .satisfies(row -> assertThat(test.file
                                .reader()
                                .attempt((UUID) row.get("subject"))
                                .orElseThrow()
                                .findings())
                        .extracting(Finding::code)
                        .containsExactly("submission.duplicate"));
    }

    @Test
    void doesNotTakeTheSameManifestWithAnotherPictureForADuplicate() {
        test.open(TestSubmission.of("S-1"));

        Receipt other = test.enter(TestSubmission.of("S-1").picture(new Stored("b".repeat(64), "b".repeat(64))));

        assertThat(other.disposition()).isEqualTo(Disposition.CONFLICT);
    }

    @Test
    void answersAConflictAndLeavesTheCaseAlone() {
        UUID id = test.open(TestSubmission.of("S-1"));
        int version = test.load(id).version();

        Receipt conflict = test.enter(TestSubmission.of("S-1").name("杭州另外样本有限公司"));

        assertThat(conflict.disposition()).isEqualTo(Disposition.CONFLICT);
        assertThat(conflict.caseId()).isEqualTo(id);
        assertThat(test.load(id).version()).isEqualTo(version);
        assertThat(test.load(id).submission())
                .isEqualTo(TestSubmission.of("S-1").submission());
    }

    @Test
    void keepsTheIdsOfTwoSourcesApart() {
        UUID first = test.open(TestSubmission.of("S-1"));

        Receipt other = test.enter(TestSubmission.of("S-1").source("R002").name("杭州另外样本有限公司"));

        assertThat(other.disposition()).isEqualTo(Disposition.CASE);
        assertThat(other.caseId()).isNotEqualTo(first);
    }

    @Test
    void weighsTheSecondOfTwoSameIdsInABatchAgainstTheFirst() {
        List<Receipt> receipts = test.enter(List.of(
                TestSubmission.of("S-1").dropKey("1").arrival(),
                TestSubmission.of("S-1").dropKey("2").arrival(),
                TestSubmission.of("S-1").dropKey("3").name("杭州另外样本有限公司").arrival(),
                TestSubmission.of("S-2").dropKey("4").arrival()));

        assertThat(receipts)
                .extracting(Receipt::disposition)
                .containsExactly(Disposition.CASE, Disposition.DUPLICATE, Disposition.CONFLICT, Disposition.CASE);
        assertThat(receipts.get(1).caseId()).isEqualTo(receipts.get(0).caseId());
    }

    @Test
    void opensANamelessCaseForAQuarantinedDropWhoseIdIsTaken() {
        UUID id = test.open(TestSubmission.of("S-1"));

        Receipt quarantined =
                test.enter(TestSubmission.of("S-1").name("杭州另外样本有限公司").quarantined());

        assertThat(quarantined.disposition()).isEqualTo(Disposition.QUARANTINE);
        assertThat(quarantined.caseId()).isNotEqualTo(id);
        assertThat(test.view(quarantined.caseId()).submissionId()).isNull();
        assertThat(test.state(quarantined.caseId())).isEqualTo(CaseState.QUARANTINED);
        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
    }

    @Test
    void opensACaseForEveryManifestThatNobodyCanRead() {
        List<Receipt> receipts = test.enter(List.of(
                TestSubmission.of(null).dropKey("1").notUnderstood().arrival(),
                TestSubmission.of(null).dropKey("2").notUnderstood().arrival()));

        assertThat(receipts).extracting(Receipt::disposition).containsOnly(Disposition.QUARANTINE);
        assertThat(receipts.get(0).caseId()).isNotEqualTo(receipts.get(1).caseId());
    }

    @Test
    void entersAllOfABatchOrNothing() {
        Arrival sound = TestSubmission.of("S-1").dropKey("1").arrival();
        Arrival impossible =
                TestSubmission.of("S-2").dropKey("2").domains("a\0b.cn").arrival();

        assertThatThrownBy(() -> test.enter(List.of(sound, impossible)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("0x00");

        assertThat(test.count("select count(*) from cases")).isZero();
        assertThat(test.enter(List.of(sound)).get(0).again()).isFalse();
    }
}
