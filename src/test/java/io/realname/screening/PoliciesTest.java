package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.screening.idnumber.OldForm;
import io.realname.submission.HolderType;
import io.realname.submission.IdType;
import io.realname.submission.IdTypes;
import io.realname.submission.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static Policies policies;
    private static IdTypes idTypes;

    @BeforeAll
    static void load() throws IOException {
        policies = Policies.load(Path.of("config/policies"));
        idTypes = IdTypes.load(Path.of("config/id-types.yaml"));
    }

    private static Policy policy(String site, String date) {
        return policies.select(Site.of(site), LocalDate.parse(date));
    }

    @ParameterizedTest
    @CsvSource({
        "cn,1999-01-01,7,5242880",
        "cn,2026-06-01,7,5242880",
        "intl,2020-12-31,10,1048576",
        "intl,2021-01-01,10,1048576",
    })
    void siteAndReceiptDateSelectThePolicy(String site, String date, int holdDays, long maxBytes) {
        assertThat(policy(site, date).newlyIssued().holdDays()).isEqualTo(holdDays);
        assertThat(policy(site, date).image().maxBytes()).isEqualTo(maxBytes);
        assertThat(policy(site, date).image().minBytes()).isEqualTo(55 * 1024);
    }

    @Test
    void theInternationalSiteChangedItsPolicyWithTheYear2021() {
        assertThat(policy("intl", "2020-12-31").parentheses()).isEqualTo(Policy.Parentheses.HALF_WIDTH);
        assertThat(policy("intl", "2021-01-01").parentheses()).isEqualTo(Policy.Parentheses.AS_PRINTED);
        assertThat(policy("intl", "2020-12-31").verifiedSuffixes()).containsExactly("cn");
        assertThat(policy("intl", "2021-01-01").verifiedSuffixes()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "cn,ORG,2015-09-30,",
        "intl,ORG,2015-09-30,ORGANISATION_CODE",
        "intl,ORG,2015-10-01,",
        "intl,ORG,,",
        "intl,YYZZ,2015-09-30,",
    })
    void oldNumbersAreTakenOnlyFromBeforeTheReform(String site, String type, LocalDate issuedOn, OldForm taken) {
        assertThat(policy(site, "2026-06-01").oldNumberTaken(type, issuedOn)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "cn,INDIVIDUAL,CN,SFZ LSSFZ HKB HJZM",
        "cn,INDIVIDUAL,MO,GAJZZ GAJMTX HZ",
        "cn,INDIVIDUAL,TW,TWJZZ TWJMTX HZ",
        "cn,INDIVIDUAL,FR,HZ WJLSFZ",
        "cn,ORGANIZATION,TW,JWJG WGCZJG",
        "intl,INDIVIDUAL,CN,SFZ",
        "intl,ORGANIZATION,CN,YYZZ ORG",
        "intl,ORGANIZATION,HK,JWJG",
    })
    void acceptsTheDocumentsOfTheTable(String site, HolderType type, String region, String accepted) {
        assertThat(policy(site, "2026-06-01").documentsOf(type, region).accepted())
                .containsExactly(accepted.split(" "));
    }

    @Test
    void theChinaSiteAcceptsEveryMainlandOrganisationsDocument() {
        List<String> all = idTypes.all().stream()
                .filter(type -> type.holders().contains(HolderType.ORGANIZATION) && type.coversRegion("CN"))
                .map(IdType::code)
                .toList();
        assertThat(policy("cn", "2026-06-01")
                        .documentsOf(HolderType.ORGANIZATION, "CN")
                        .accepted())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everythingDiscouragedIsAcceptedAndEveryTypeIsKnown() {
        for (String date : List.of("2020-01-01", "2026-01-01")) {
            for (Site site : Site.values()) {
                for (Policy.Documents documents :
                        policies.select(site, LocalDate.parse(date)).holders()) {
                    assertThat(documents.accepted()).containsAll(documents.discouraged());
                    assertThat(documents.accepted())
                            .containsAll(documents.discouragedForSuffixes().keySet());
                    assertThat(documents.accepted())
                            .allMatch(code -> idTypes.find(code).isPresent());
                }
            }
        }
    }

    @Test
    void aPolicyWithAFieldMissingOrMistypedIsRefused(@TempDir Path folder) throws IOException {
        String whole = Files.readString(Path.of("config/policies/cn.yaml"));
        Path file = folder.resolve("cn.yaml");
        Files.writeString(file, whole.replace("email-verified: true", ""));
        assertThatThrownBy(() -> Policies.load(folder)).isInstanceOf(IOException.class);
        Files.writeString(file, whole.replace("email-verified: true", "email-verified: true\nemial: true"));
        assertThatThrownBy(() -> Policies.load(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aSiteWithoutAPolicySaysSo(@TempDir Path folder) throws IOException {
        Policies none = Policies.load(folder);
        assertThatThrownBy(() -> none.select(Site.CN, LocalDate.parse("2026-06-01")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cn");
    }
}
