package io.realname.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.intake.TestInbox;
import io.realname.simulator.Expectation;
import io.realname.simulator.IcpKnowledge;
import io.realname.simulator.RegistrarKnowledge;
import io.realname.simulator.ReviewerKnowledge;
import io.realname.simulator.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A submission of a made-up company, and what the others know of it. */
final class TownSample {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String id;
    final ObjectNode manifest;
    private List<String> answers = List.of();
    private String always;
    private int days = 1;
    private boolean emailUnverified;

    /** A submission for domains, everything in order. */
    TownSample(String id, String number, String... domains) {
        this.id = id;
        try {
            manifest = (ObjectNode) JSON.readTree(TestInbox.json(json -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        manifest.put("submissionId", id);
        profile().put("idNumber", number);
        var names = manifest.putArray("domains");
        List.of(domains).forEach(names::add);
    }

    ObjectNode profile() {
        return (ObjectNode) manifest.path("profile");
    }

    /** The reviewer's first answers about the profile, whatever the data say. */
    TownSample answers(String... words) {
        answers = List.of(words);
        return this;
    }

    /** The reviewer's every answer about the profile. */
    TownSample always(String word) {
        always = word;
        return this;
    }

    /** Business days that the reviewer takes. */
    TownSample days(int count) {
        days = count;
        return this;
    }

    TownSample issuedOn(String date) {
        profile().put("idIssuedOn", date);
        return this;
    }

    TownSample emailUnverified() {
        emailUnverified = true;
        return this;
    }

    Sample sample() {
        return new Sample(
                id,
                id,
                "R001",
                manifest,
                null,
                StandardCharsets.UTF_8,
                0,
                List.of(),
                null,
                null,
                false,
                false,
                true,
                new RegistrarKnowledge(
                        List.of(),
                        Map.of(),
                        null,
                        emailUnverified,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        false,
                        false,
                        false,
                        Map.of()),
                new ReviewerKnowledge(false, Map.of(), answers, always, days, Map.of(), 1),
                new IcpKnowledge(false, 0, Map.of(), 0, false, false, false, false, false, Map.of(), null, null),
                new Expectation("closed", List.of(), List.of(), Set.of(), Map.of(), false));
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes((JsonNode) manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
