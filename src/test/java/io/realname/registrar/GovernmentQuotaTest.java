package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.OpenCase;
import io.realname.casefile.TestSubmission;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernmentQuotaTest {
    private static final GovernmentQuota QUOTA = new GovernmentQuota("gov.cn", 2);

    /** Names are written {@code label:purpose}, the purpose may be missing; refused ones are told as their positions and variants. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # at the registrar,         submitted,                    refused
            '',                         a:portal,                     ''
            a:portal,                   a:portal,                     ''
            b:portal,                   a:mail,                       ''
            b:portal,                   a:portal,                     0purpose
            b:mail,                     a,                            ''
            b,                          a:mail,                       ''
            b:portal c:mail,            a,                            0
            b:portal c:mail,            a:portal,                     0
            a:portal c:mail,            a:portal,                     ''
            '',                         a:portal b:mail,              ''
            '',                         a:portal b:portal,            1purpose
            '',                         a b c,                        2
            '',                         a:mail b:mail c:portal,       1purpose
            b:portal,                   a:portal c:mail,              0purpose
            """)
    void countsTheBodysNamesAndTheSubmissionsInTheirOrder(String known, String submitted, String refused) {
        List<Finding> found = new ArrayList<>();
        List<GovernmentName> names = words(known)
                .map(word -> GovernmentName.of(RegistrarRows.government("1", ascii(word), purpose(word))))
                .toList();

        QUOTA.check(open(words(submitted).toList(), DomainState.PENDING), names, found::add);

        assertThat(found).allSatisfy(finding -> assertThat(finding.code()).isEqualTo("domain.gov-cn-quota"));
        assertThat(found)
                .extracting(finding ->
                        finding.field().replace("/domains/", "") + (finding.variant() == null ? "" : finding.variant()))
                .containsExactlyElementsOf(words(refused).toList());
    }

    @Test
    void judgesNoDomainAgainThatHasGoneOn() {
        List<Finding> found = new ArrayList<>();

        QUOTA.check(open(List.of("a:mail", "b:mail"), DomainState.IN_REVIEW), List.of(), found::add);

        assertThat(found).isEmpty();
    }

    @Test
    void asksTheRegistrarForThoseAloneThatWantSuchAName() {
        assertThat(QUOTA.body(open(List.of("a"), DomainState.PENDING))).contains(RegistrarRows.NUMBER);
        assertThat(QUOTA.body(open(List.of("a"), DomainState.REFUSED))).isEmpty();
        assertThat(QUOTA.body(open(List.of(), DomainState.PENDING))).isEmpty();
    }

    private static OpenCase open(List<String> names, DomainState state) {
        Submission plain = TestSubmission.of("S-1").submission();
        List<DomainEntry> entries = names.stream()
                .map(word -> new DomainEntry(ascii(word), ascii(word), purpose(word), null, null))
                .toList();
        List<CaseDomain> domains = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).name();
            domains.add(new CaseDomain(new UUID(1, i), new UUID(0, 2), i, name, name, state, 1, null, null));
        }
        Submission submission = new Submission(
                "S-1",
                plain.site(),
                plain.action(),
                plain.language(),
                plain.profile(),
                entries,
                plain.documents(),
                false,
                null,
                null,
                true);
        return new OpenCase(
                new UUID(0, 2),
                "R001",
                "S-1",
                CaseState.SCREENED,
                1,
                null,
                null,
                null,
                new UUID(0, 3),
                null,
                TestSubmission.RECEIVED,
                null,
                submission,
                List.of(),
                null,
                List.of(),
                domains);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static String ascii(String word) {
        return word.split(":")[0] + ".gov.cn";
    }

    private static String purpose(String word) {
        return word.contains(":") ? word.split(":")[1] : null;
    }
}
