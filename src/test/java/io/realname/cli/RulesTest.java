package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void thePageOfTheDocumentationIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("docs/rules.md")))
                .as("docs/rules.md is outdated; renew it: ./realname rules --markdown >docs/rules.md")
                .isEqualTo(Cli.run("rules", "--markdown").out());
    }

    @Test
    void listsEachCodeWithItsTexts() {
        Ended run = Cli.run("rules");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("1. Envelope\n\nmanifest.unreadable  error  own\n")
                .contains("\n3. ID number\n", "\nid-number.look-alike  error  F A\n", "    Remedy: ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsOneJsonArray() throws IOException {
        JsonNode entry = find(Cli.run("rules", "--json", "--language", "zh"), "document.too-small");

        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly("code", "severity", "section", "source", "texts", "policies");
        assertThat(entry.path("severity").asText()).isEqualTo("error");
        assertThat(entry.path("section").asInt()).isEqualTo(4);
        assertThat(entry.at("/texts/0/message").asText()).contains("{min}").containsPattern("[\\p{IsHan}]");
        assertThat(entry.at("/texts/1/variant").asText()).isEqualTo("empty");
        assertThat(entry.path("policies").fieldNames()).toIterable().containsExactly("cn", "intl-2019", "intl");
    }

    @Test
    void saysWhatHoldsUnderOnePolicy() throws IOException {
        JsonNode entry = find(Cli.run("rules", "--json", "--policy", "intl-2019"), "document.newly-issued");

        assertThat(entry.at("/policies/intl-2019/parameters/newly-issued.hold-days")
                        .asInt())
                .isEqualTo(10);
        assertThat(entry.path("policies").size()).isEqualTo(1);
    }

    @Test
    void namesThePoliciesWhenItDoesNotKnowOne() {
        Ended run = Cli.run("rules", "--policy", "nowhere");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("There is no policy nowhere; there are cn, intl-2019, intl.");
    }

    @Test
    void printsEitherJsonOrThePage() {
        assertThat(Cli.run("rules", "--json", "--markdown").code()).isEqualTo(2);
    }

    private static JsonNode find(Ended run, String code) throws JsonProcessingException {
        for (JsonNode entry : new ObjectMapper().readTree(run.out())) {
            if (entry.path("code").asText().equals(code)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + code + " in " + run);
    }
}
