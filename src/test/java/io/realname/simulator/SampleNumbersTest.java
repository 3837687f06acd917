package io.realname.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever sample is not about its number has a sound one, by a reckoning that shares nothing with the screening. */
class SampleNumbersTest {
    private static final String CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final Set<String> ABOUT_THE_DOCUMENT = Set.of(
            "registrant.mainland-passport",
            "registrant.id-type-not-accepted",
            "registrant.pre-reform-document",
            "registrant.region-id-type");

    static Stream<Sample> aboutSomethingElse() throws Exception {
        return Samples.load(Path.of("samples")).all().stream()
                .filter(sample -> sample.manifest() != null)
                .filter(sample -> sample.expect().codes().stream()
                        .noneMatch(code -> (code.startsWith("id-number.") && !code.endsWith("document-mismatch"))
                                || ABOUT_THE_DOCUMENT.contains(code)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aboutSomethingElse")
    void hasASoundNumber(Sample sample) {
        JsonNode profile = sample.manifest().path("profile");
        String number = profile.path("idNumber").asText();
        switch (profile.path("idType").asText()) {
            case "YYZZ", "TYDM" -> assertThat(number).matches(this::isCreditCode);
            case "SFZ", "HKB" -> assertThat(number).matches(this::isResidentNumber);
            case "GAJZZ" -> assertThat(number).startsWith("81").matches(this::isResidentNumber);
            case "GAJMTX" -> assertThat(number).matches("H[0-9]{8}");
            case "HZ" -> assertThat(number).matches("[A-Z0-9]{5,17}");
            case "JWJG" -> assertThat(number).matches("[A-Za-z0-9/()-]{1,30}");
            default ->
                assertThat(profile.path("idType").asText())
                        .as("a type that this test knows")
                        .isNull();
        }
    }

    /** GB 32100 over the whole, GB 11714 over the organisation code in it. */
    private boolean isCreditCode(String number) {
        if (number.length() != 18 || number.chars().anyMatch(c -> CREDIT_CODE.indexOf(c) < 0)) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_CODE.indexOf(number.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        int organisation = 0;
        for (int i = 0; i < 8; i++) {
            organisation += Character.digit(number.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        return CREDIT_CODE.charAt((31 - sum % 31) % 31) == number.charAt(17)
                && "0X987654321".charAt(organisation % 11) == number.charAt(16);
    }

    /** GB 11643: all eighteen places, weighted, leave 1. */
    private boolean isResidentNumber(String number) {
        if (!number.matches("[1-68][0-9]{16}[0-9X]")) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 17; i >= 0; i--) {
            sum += (number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0') * weight;
            weight = weight * 2 % 11;
        }
        return sum % 11 == 1;
    }
}
