package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Submissions under an id whose case has come to an end. */
class RevisionIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

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
    void answersOtherContentAfterTheCaseIsClosedAsAConflict() {
        UUID id = test.open(TestSubmission.of("S-1"));
        test.write(handle -> handle.execute("update cases set state = 'closed', step = null, due_at = null"));

        Receipt conflict = test.enter(TestSubmission.of("S-1").name("杭州另外样本有限公司"));

        assertThat(conflict.disposition()).isEqualTo(Disposition.CONFLICT);
        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void takesOtherContentAfterARejectionAsACorrectedRevision() {
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn").found(ERROR));
        test.business = test.business.plus(Duration.ofDays(1));

        Receipt revision = test.enter(TestSubmission.of("S-1").domains("b-test.cn", "c-test.cn"));

        assertThat(revision.disposition()).isEqualTo(Disposition.REVISION);
        assertThat(revision.caseId()).isEqualTo(id);
        CaseView view = test.view(id);
        assertThat(view.state()).isEqualTo(CaseState.SCREENED);
        assertThat(view.findings()).isEmpty();
        assertThat(view.decidedAt()).isNull();
        assertThat(view.domains()).extracting(CaseDomain::name).containsExactly("b-test.cn", "c-test.cn");
        assertThat(test.states(id)).containsExactly("received", "rejected", "received", "screened");
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "QUARANTINED"})
    void takesOtherContentAfterOtherEndsAsARevisionToo(CaseState end) {
        UUID id = test.open(TestSubmission.of("S-1"));
        test.write(handle -> handle.execute(
                "update cases set state = ?, step = null, due_at = null, ended_by = 'operator'", end.code()));

        Receipt revision = test.enter(TestSubmission.of("S-1").name("杭州另外样本有限公司"));

        assertThat(revision.disposition()).isEqualTo(Disposition.REVISION);
        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
    }

    @Test
    void answersTheSameContentAfterARejectionByTheRulesAsADuplicate() {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR));

        assertThat(test.enter(TestSubmission.of("S-1").found(ERROR)).disposition())
                .isEqualTo(Disposition.DUPLICATE);
        assertThat(test.state(id)).isEqualTo(CaseState.REJECTED);
    }

    @Test
    void judgesTheSameContentAnewAfterARejectionByOthers() {
        UUID id = test.open(TestSubmission.of("S-1"));
        test.run(
                Step.ENRICH,
                batch -> batch.cases()
                        .forEach(open -> batch.change(Transition.of(open, CaseState.REJECTED, "enrichment"))));

        assertThat(test.enter(TestSubmission.of("S-1")).disposition()).isEqualTo(Disposition.REVISION);
        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
    }

    @Test
    void correctsARejectedOneWithinTheSameBatch() {
        List<Receipt> receipts = test.enter(List.of(
                TestSubmission.of("S-1").dropKey("1").found(ERROR).arrival(),
                TestSubmission.of("S-1").dropKey("2").name("杭州另外样本有限公司").arrival()));

        assertThat(receipts).extracting(Receipt::disposition).containsExactly(Disposition.CASE, Disposition.REVISION);
        assertThat(test.state(receipts.get(0).caseId())).isEqualTo(CaseState.SCREENED);
    }
}
