package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    @Test
    void reportsAllFaultsAtOnceErrorsFirstThenByField() {
        List<Finding> findings = Samples.screen(
                "company",
                "/profile/name",
                " ",
                "/profile/idNumber",
                "91330100MA00000073",
                "/profile/idIssuedOn",
                "2026-05-31",
                "/profile/idValidUntil",
                "2026-05-31",
                "/documents/0/file",
                "licence.png",
                "/files/0/bytes",
                10,
                "/domains/0",
                "a b");
        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly(
                        "error document.extension /documents/0/file",
                        "error document.too-small /documents/0/file",
                        "error domain.syntax /domains/0",
                        "error id-number.check-digit /profile/idNumber",
                        "error document.expired /profile/idValidUntil",
                        "error name.blank /profile/name",
                        "hold document.newly-issued /profile/idIssuedOn");
    }

    @Test
    void aDomainThatIsNotOneIsNamedAsItWasSubmittedSoThatItAloneEnds() {
        assertThat(Samples.screen("company", "/domains/1", "-x-.cn"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.domain()).isEqualTo("-x-.cn");
                    assertThat(finding.field()).isEqualTo("/domains/1");
                });
    }

    @Test
    void anEmptyFileIsTooSmallAndNothingElse() {
        assertThat(Samples.screen(
                        "company", "/files/0/bytes", 0, "/files/0/format", "unknown", "/files/0/fault", "header"))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(tuple("document.too-small", "empty"));
    }

    @Test
    void aSizeJustBeyondABoundIsNeverSaidToBeTheBound() {
        assertThat(Samples.screen("company", "/files/0/bytes", 56_319).get(0).details())
                .containsEntry("size", "54.9")
                .containsEntry("min", "55");
        assertThat(Samples.screen("company", "/files/0/bytes", 5_242_881).get(0).details())
                .containsEntry("size", "5120.1")
                .containsEntry("max", "5120");
    }

    @Test
    void theMoreSpecificOfTwoCodesIsToldAlsoWhenStagesAreMerged() {
        Finding missing = Finding.of(new Code("document.missing", Severity.ERROR, "own"), "/documents/0/file");
        Finding other = Finding.of(new Code("document.missing", Severity.ERROR, "own"), "/documents/1/file");
        Finding unsafe = Finding.of(new Code("document.unsafe-path", Severity.ERROR, "own"), "/documents/0/file");
        assertThat(Precedence.settle(List.of(missing, other, unsafe))).containsExactly(unsafe, other);
    }

    /** Fields at random absent, empty, strange or of another sample: every rule must take everything. */
    @Test
    void noSubmissionMakesARuleThrow() {
        Random random = new Random(3);
        List<String> fields = List.of(
                "/profile/name",
                "/profile/region",
                "/profile/idType",
                "/profile/idNumber",
                "/profile/type",
                "/profile/idIssuedOn",
                "/profile/idValidUntil",
                "/documents/0/role",
                "/documents/0/file",
                "/documents/0/sha256",
                "/documents/0/printedName",
                "/documents/0/printedNumber",
                "/files/0",
                "/files/0/format",
                "/files/0/bytes",
                "/files/0/fault",
                "/domains/0");
        List<Object> values = Arrays.asList(
                null,
                "",
                " ",
                "\uD83D\uDE00",
                "(（",
                "0",
                "x".repeat(5000),
                "1-1",
                "A".repeat(300) + "(1-1)",
                "\u007F",
                "..",
                ".",
                "/",
                "YYZZ",
                "WGCZJG",
                "QT",
                "CN",
                "HK",
                "ZZ",
                "888888888888888888",
                "BBBBBBBBBBBBBBBBBB");
        for (int i = 0; i < 20_000; i++) {
            List<Object> changes = new ArrayList<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                String field = fields.get(random.nextInt(fields.size()));
                Object value = values.get(random.nextInt(values.size()));
                boolean dated = field.endsWith("On") || field.endsWith("Until");
                boolean typed = field.equals("/profile/type") || field.startsWith("/files");
                changes.add(field);
                changes.add(
                        typed
                                ? null
                                : dated ? List.of("0001-01-01", "9999-12-31").get(random.nextInt(2)) : value);
                if (field.equals("/files/0")) {
                    break;
                }
            }
            assertThat(Samples.screen(random.nextBoolean() ? "company" : "hk-company", changes.toArray()))
                    .isNotNull();
        }
    }
}
