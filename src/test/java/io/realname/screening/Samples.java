package io.realname.screening;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.intake.ManifestReader;
import io.realname.intake.ManifestSchema;
import io.realname.intake.TestLimits;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import io.realname.time.Shanghai;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sample submissions of the examples, changed by JSON pointers, and the screening that they are put through. */
final class Samples {
    static final Screening SCREENING = screening();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ManifestReader MANIFESTS = manifests();

    private Samples() {}

    private static Screening screening() {
        try {
            return Screening.load(Path.of("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManifestReader manifests() {
        try {
            return new ManifestReader(
                    ManifestSchema.load(Path.of("config/manifest.schema.json")),
                    IdTypes.load(Path.of("config/id-types.yaml")),
                    TestLimits.DELIVERED.manifests());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the screening finds about the sample {@code base} with changes (pointer, value, pointer, value …). */
    static List<Finding> screen(String base, Object... changes) {
        return screen(Example.passes(new Code("", Severity.INFO, ""), base, withItsPicture(changes)));
    }

    /** Who changes the type of the document and says nothing of the picture means that the picture shows it. */
    private static Object[] withItsPicture(Object... changes) {
        List<Object> all = new ArrayList<>(Arrays.asList(changes));
        int type = all.indexOf("/profile/idType");
        if (type >= 0 && all.stream().noneMatch(change -> String.valueOf(change).startsWith("/documents"))) {
            all.add("/documents/0/idType");
            all.add(all.get(type + 1));
        }
        return all.toArray();
    }

    static List<Finding> screen(Example example) {
        JsonNode sample = changed(example.base(), example.changes());
        LocalDate received = LocalDate.parse(sample.path("received").asText());
        LocalDate today =
                sample.has("today") ? LocalDate.parse(sample.path("today").asText()) : received;
        Submission submission = submission(sample);
        return SCREENING.screen(
                submission, arrived(submission, sample), Shanghai.startOf(received), Shanghai.startOf(today));
    }

    static JsonNode changed(String base, Map<String, Object> changes) {
        JsonNode sample;
        try (InputStream in = Samples.class.getResourceAsStream("/screening/" + base + ".json")) {
            sample = JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        changes.forEach((pointer, value) -> change(sample, JsonPointer.compile(pointer), JSON.valueToTree(value)));
        return sample;
    }

    private static void change(JsonNode sample, JsonPointer pointer, JsonNode value) {
        JsonNode parent = sample.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            int index = pointer.last().getMatchingIndex();
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
        }
    }

    /** Read as the intake reads it; what the envelope has to say of it is another's matter. */
    static Submission submission(JsonNode sample) {
        try {
            ObjectNode manifest = sample.deepCopy();
            manifest.remove(List.of("received", "today", "files"));
            ManifestReader.Read read = MANIFESTS.read(JSON.writeValueAsBytes(manifest), Site.CN, Language.ZH);
            return Objects.requireNonNull(read.submission(), () -> "unreadable: " + read.findings());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ArrivedDocument> arrived(Submission submission, JsonNode sample) {
        List<ArrivedDocument> arrived = new ArrayList<>();
        for (int i = 0; i < submission.documents().size(); i++) {
            JsonNode file = sample.path("files").path(i);
            arrived.add(
                    file.isObject()
                            ? new ArrivedDocument(
                                    submission.documents().get(i),
                                    "d" + i,
                                    text(file, "sha256"),
                                    new PictureFacts(
                                            file.path("format").asText(),
                                            file.path("bytes").asLong(),
                                            file.path("width").asInt(),
                                            file.path("height").asInt(),
                                            text(file, "fault"),
                                            look(file, i)))
                            : new ArrivedDocument(submission.documents().get(i), null, null, null));
        }
        return arrived;
    }

    /** A picture in order, unless the sample says otherwise; no two of one submission are alike. */
    private static PictureLook look(JsonNode file, int position) {
        List<String> traces = new ArrayList<>();
        file.path("traces").forEach(trace -> traces.add(trace.asText()));
        return new PictureLook(
                text(file, "unseen"),
                text(file, "undecodable"),
                file.path("colourShare").asDouble(0.2),
                file.has("edgeWidth") && file.path("edgeWidth").isNull()
                        ? null
                        : Double.valueOf(file.path("edgeWidth").asDouble(1.5)),
                file.path("orientation").asInt(1),
                traces,
                file.path("likeness").asText(("00ff" + (position % 2 == 0 ? "00ff" : "ff00")).repeat(64)));
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
