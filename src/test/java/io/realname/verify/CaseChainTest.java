package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.verify.CaseChain.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseChainTest {
    private final List<String> broken = new ArrayList<>();
    private final CaseChain chain = new CaseChain(broken::add);
    private long id;

    @Test
    void takesTheDomainsOfARevisionForNewOnes() {
        ofCase("intake", null, "received");
        ofCase("screening", "received", "screened");
        ofDomain("pending", "refused");
        ofCase("enrichment", "screened", "rejected");
        ofCase("intake", "rejected", "received");
        ofCase("screening", "received", "screened");
        ofDomain("pending", "in-review");

        chain.endsWithDomain("a.cn", "in-review").endsWith("screened");
        assertThat(broken).isEmpty();
    }

    @Test
    void takesADomainThatStartsRefusedAndIsSubmittedAgain() {
        ofCase("intake", null, "received");
        ofCase("screening", "received", "rejected");
        ofCase("operator", "rejected", "received");
        ofDomain("refused", "pending");

        chain.endsWithDomain("a.cn", "pending")
                .endsWithDomain("b.cn", "refused")
                .endsWith("received");
        assertThat(broken).isEmpty();
    }

    @Test
    void noticesADomainThatStartsTwiceInOneSubmission() {
        ofCase("intake", null, "received");
        ofDomain("pending", "in-review");
        ofDomain("pending", "in-review");

        assertThat(broken).singleElement().asString().contains("but it was in-review before");
    }

    @Test
    void noticesAChangeThatNoDomainCanMake() {
        ofCase("intake", null, "received");
        ofDomain("pending", "verified");

        assertThat(broken).singleElement().asString().contains("which no domain can");
    }

    @Test
    void noticesAStateThatDoesNotExist() {
        ofCase("intake", null, "received");
        ofCase("x", "received", "lost");

        assertThat(broken).singleElement().asString().contains("which no case can");
    }

    @Test
    void noticesASecondBeginning() {
        ofCase("intake", null, "received");
        ofCase("intake", null, "received");

        assertThat(broken).singleElement().asString().contains("but it was received before");
    }

    private void ofCase(String actor, @Nullable String from, String to) {
        chain.add(new Change(++id, actor, null, from, to));
    }

    private void ofDomain(String from, String to) {
        chain.add(new Change(++id, "x", "a.cn", from, to));
    }
}
