package io.realname.icp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcpRecordTest {
    private static IdTypes idTypes;

    @BeforeAll
    static void load() throws IOException {
        idTypes = IdTypes.load(Path.of("config/id-types.yaml"));
    }

    @Test
    void readsTheAgreedForm() {
        IcpRecord theirs = IcpRecord.read("""
                {"domain": "a.cn", "known": true, "recordedAt": "2026-03-05T02:00:00Z",
                 "holder": {"name": "名", "idType": "YYZZ", "idNumber": " 91330100ma00000072 "},
                 "verified": true, "expired": true, "suffixApproved": false, "registrarApproved": false,
                 "filing": {"number": "1", "subject": {"name": "另", "idType": "YYZZ", "idNumber": "1"},
                            "representative": null, "verdict": "mismatch"}, "new": 1}
                """, idTypes);

        assertThat(theirs.holder().idNumber().value()).isEqualTo("91330100MA00000072");
        assertThat(theirs.verified()).isTrue();
        assertThat(theirs.expired()).isTrue();
        assertThat(theirs.suffixApproved()).isFalse();
        assertThat(theirs.registrarApproved()).isFalse();
        assertThat(theirs.subject()).isNotNull();
        assertThat(theirs.mismatch()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"known\": true}", "{\"known\": false}", "张三 330102199001011234"})
    void refusesAnythingElseWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> IcpRecord.read(body, idTypes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ICP authority")
                .hasNoCause();
    }
}
