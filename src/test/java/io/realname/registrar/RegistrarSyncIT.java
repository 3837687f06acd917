package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Action;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrarSyncIT {
    private TestFile test;
    private RegistrarSync sync;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        sync = new RegistrarSync(test.file.jdbi(), test.file.loader());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tellsTheHolderThatWasVerifiedUnderAKeyThatStaysTheSame() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        LeasedErrand leased = lease();

        assertThat(sync.parameters(leased))
                .containsEntry("key", "sync:" + test.view(id).domains().get(0).id())
                .containsEntry("domain", "example-test.cn")
                .containsEntry("verified_at", Timestamp.from(test.business))
                .containsEntry("holder_name", "杭州测试样本有限公司")
                .containsEntry("holder_id_type", "YYZZ")
                .containsEntry("holder_id_number", "91330100MA00000072")
                .isEqualTo(sync.parameters(leased));
    }

    @ParameterizedTest
    @CsvSource({"VERIFY, true, false", "TRANSFER, true, true", "TRANSFER, false, false"})
    void locksTheDomainInAfterAChangeOfHolderUnlessThatWasOptedOutOf(Action action, boolean lock, boolean locked) {
        test.approved(TestSubmission.of("S-1").action(action).transferLock(lock));

        assertThat(sync.parameters(lease())).containsEntry("transfer_lock", locked);
    }

    @Test
    void tellsTheVerifiedHolderAlsoAfterACorrectedRevisionNamesAnother() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        test.file.actions().withdraw(id);
        test.open(TestSubmission.of("S-1").name("杭州另外样本有限公司").domains("other-test.cn"));

        assertThat(sync.parameters(lease()))
                .containsEntry("domain", "example-test.cn")
                .containsEntry("holder_name", "杭州测试样本有限公司");
    }

    private LeasedErrand lease() {
        return test.errands(Errand.Kind.SYNC).next().orElseThrow();
    }
}
