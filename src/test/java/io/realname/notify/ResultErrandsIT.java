package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultErrandsIT {
    private TestFile test;
    private ResultErrands errands;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        test = new TestFile(folder);
        errands = new ResultErrands(
                test.file.jdbi(),
                test.file.reader(),
                test.file.outbox(),
                Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml"))));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tellsStateDomainsAndFindingsInTheOrderOfSeverityAndPlace() {
        UUID id = test.open(TestSubmission.of("S-1")
                .found(
                        found("name.parentheses", Severity.WARNING, "/profile/name"),
                        found("name.whitespace", Severity.ERROR, "/profile/name"),
                        found("id-number.full-width", Severity.ERROR, "/profile/idNumber")));

        Result result = errands.result(lease());

        assertThat(result.fileName()).isEqualTo("R001/S-1.result.json");
        assertThat(result.caseId()).isEqualTo(id.toString());
        assertThat(result.state()).isEqualTo("rejected");
        assertThat(result.receivedAt()).isEqualTo("2026-03-03T01:00:00Z");
        assertThat(result.decidedAt()).isEqualTo("2026-03-03T01:00:00Z");
        assertThat(result.domains()).containsExactly(new Result.DomainResult("example-test.cn", "pending"));
        assertThat(result.findings())
                .extracting(Result.FindingResult::code)
                .containsExactly("id-number.full-width", "name.whitespace", "name.parentheses");
        assertThat(result.findings())
                .allSatisfy(finding -> assertThat(finding.message()).matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void masksNumbersAmongTheSuggestionsAndNothingElse() {
        test.open(TestSubmission.of("S-1")
                .found(
                        found("id-number.full-width", Severity.ERROR, "/profile/idNumber")
                                .suggest("91330100MA00000072"),
                        found("name.whitespace", Severity.ERROR, "/profile/name")
                                .suggest("杭州样本")));

        assertThat(errands.result(lease()).findings())
                .extracting(Result.FindingResult::suggestion)
                .containsExactly("9133**********0072", "杭州样本");
    }

    @Test
    void answersADuplicateUnderANameOfItsOwn() {
        test.open(TestSubmission.of("S-1").found(found("name.blank", Severity.ERROR, "/profile/name")));
        deliver();
        test.enter(TestSubmission.of("S-1"));

        LeasedErrand leased = lease();
        Result result = errands.result(leased);

        assertThat(result.fileName()).matches("R001/S-1\\.[0-9a-f]{8}\\.result\\.json");
        assertThat(result.findings()).extracting(Result.FindingResult::code).containsExactly("submission.duplicate");
        assertThat(result.state()).isEqualTo("rejected");
        assertThat(errands.result(leased).fileName()).isEqualTo(result.fileName());
    }

    @Test
    void givesTwoConflictsTwoNames() {
        test.open(TestSubmission.of("S-1"));
        test.enter(TestSubmission.of("S-1").name("杭州甲样本有限公司"));
        test.enter(TestSubmission.of("S-1").name("杭州乙样本有限公司"));

        String first = errands.result(lease()).fileName();
        String second = errands.result(lease()).fileName();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void namesFileAndRowOfEachAttemptThatCameInATable() {
        test.open(TestSubmission.of("S-1")
                .dropKey("claim-a/R001/night.csv#7")
                .found(found("name.blank", Severity.ERROR, "/profile/name")));
        test.enter(TestSubmission.of("S-1").dropKey("claim-b/R001/again.zip/night.csv#9"));

        Result first = errands.result(lease());
        Result again = errands.result(lease());

        assertThat(first.file()).isEqualTo("night.csv");
        assertThat(first.row()).isEqualTo(7);
        assertThat(again.file()).isEqualTo("again.zip/night.csv");
        assertThat(again.row()).isEqualTo(9);
    }

    @Test
    void namesTheResultOfASubmissionWithoutAnIdByItsCase() {
        UUID id = test.open(TestSubmission.of(null).found(found("name.blank", Severity.ERROR, "/profile/name")));

        Result result = errands.result(lease());

        assertThat(result.fileName()).isEqualTo("R001/" + id + ".result.json");
        assertThat(result.submissionId()).isNull();
    }

    @Test
    void tellsOnceWhatWasDelivered() {
        test.open(TestSubmission.of("S-1").found(found("name.blank", Severity.ERROR, "/profile/name")));

        deliver();

        assertThat(test.errands(Errand.Kind.RESULT).next()).isEmpty();
        assertThat(test.file.outbox().isDelivered(test.file.jdbi())).isTrue();
    }

    @Test
    void writesAgainWhatWasOvertakenWhileItWasWritten() {
        UUID id = test.open(TestSubmission.of("S-1").found(found("name.blank", Severity.ERROR, "/profile/name")));
        LeasedErrand leased = lease();
        Result old = errands.result(leased);
        test.open(TestSubmission.of("S-1").name("杭州另外样本有限公司"));
        test.file.actions().withdraw(id);

        assertThatThrownBy(() -> errands.delivered(leased, old)).hasMessageContaining("has changed");
        errands.delivered(leased, errands.result(leased));

        assertThat(errands.result(leased).state()).isEqualTo("withdrawn");
    }

    @Test
    void tellsAgainWhatALateSenderMayHavePutAnOldResultOver() {
        UUID id = test.open(TestSubmission.of("S-1").found(found("name.blank", Severity.ERROR, "/profile/name")));
        LeasedErrand late = lease();
        Result old = errands.result(late);
        test.system = test.system.plusSeconds(60);
        deliver();
        test.file.actions().withdraw(id);

        errands.delivered(late, old);

        LeasedErrand again = lease();
        assertThat(again.errand().subject()).isEqualTo(id);
        errands.delivered(again, errands.result(again));
    }

    private void deliver() {
        LeasedErrand leased = lease();
        errands.delivered(leased, errands.result(leased));
    }

    private LeasedErrand lease() {
        return test.errands(Errand.Kind.RESULT).next().orElseThrow();
    }

    private static Finding found(String code, Severity severity, String field) {
        return Finding.of(new Code(code, severity, "own"), field);
    }
}
