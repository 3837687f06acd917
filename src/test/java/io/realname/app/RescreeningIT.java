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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules do to a case that was submitted again after a part of it had been approved. */
class RescreeningIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a-test.cn, b-test.gov.cn, REFUSED", "a-test.gov.cn, b-test.cn, PENDING"})
    void judgesOnlyWhatNoRegistryHasApproved(String verified, String left, DomainState after) throws Exception {
        try (TestFile test = new TestFile(folder)) {
            UUID id = test.inReview(TestSubmission.of("S-1").domains(verified, left));
            test.verify(id, 0);
            test.file.actions().withdraw(id);
            test.file.actions().resubmit(id, "test");

            test.run(
                    Step.SCREEN,
                    Rescreening.of(Knowledge.load(Path.of("config")).screening(), test.file.business())::screen);

            assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
            assertThat(test.view(id).domains())
                    .extracting(CaseDomain::state)
                    .containsExactly(DomainState.VERIFIED, after);
        }
    }
}
