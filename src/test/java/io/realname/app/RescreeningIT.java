package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules do to a case that was submitted again after a part of it had been approved. */
class RescreeningIT {
    @TempDir
    Path folder;

    @Test
    void refusesWhatIsLeftWithoutRejectingACaseThatHasAVerifiedDomain() throws Exception {
        try (TestFile test = new TestFile(folder)) {
            UUID id = test.inReview(TestSubmission.of("S-1").domains("a-test.cn", "b-test.gov.cn"));
            test.verify(id, 0);
            test.file.actions().withdraw(id);
            test.file.actions().resubmit(id, "test");

            test.run(
                    Step.SCREEN,
                    Rescreening.of(Knowledge.load(Path.of("config")).screening(), test.file.business())::screen);

            assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
            assertThat(test.view(id).domains())
                    .extracting(CaseDomain::state)
                    .containsExactly(DomainState.VERIFIED, DomainState.REFUSED);
        }
    }

    @Test
    void endsNoVerifiedDomainByARule() throws Exception {
        try (TestFile test = new TestFile(folder)) {
            UUID id = test.inReview(TestSubmission.of("S-1").domains("a-test.gov.cn", "b-test.cn"));
            test.verify(id, 0);
            test.file.actions().withdraw(id);
            test.file.actions().resubmit(id, "test");

            test.run(
                    Step.SCREEN,
                    Rescreening.of(Knowledge.load(Path.of("config")).screening(), test.file.business())::screen);

            assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
            assertThat(test.view(id).domains())
                    .extracting(CaseDomain::state)
                    .containsExactly(DomainState.VERIFIED, DomainState.PENDING);
        }
    }
}
