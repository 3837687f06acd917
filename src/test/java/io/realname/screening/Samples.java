package io.realname.screening;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.IDNA;
import io.realname.submission.Action;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Code;
import io.realname.submission.DocumentRef;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Language;
import io.realname.submission.PersonalText;
import io.realname.submission.PictureFacts;
import io.realname.submission.Profile;
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
import java.util.List;
import java.util.Map;

/** Sample submissions of the examples, changed by JSON pointers, and the screening that they are put through. */
final class Samples {
    static final Screening SCREENING = screening();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    private static Screening screening() {
        try {
            return Screening.load(Path.of("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the screening finds about the sample {@code base} with changes (pointer, value, pointer, value …). */
    static List<Finding> screen(String base, Object... changes) {
        return screen(Example.passes(new Code("", Severity.INFO, ""), base, changes));
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

    static Submission submission(JsonNode sample) {
        List<DomainEntry> domains = new ArrayList<>();
        sample.path("domains")
                .forEach(name -> domains.add(new DomainEntry(name.asText(), ascii(name.asText()), null, null, null)));
        List<DocumentRef> documents = new ArrayList<>();
        sample.path("documents")
                .forEach(d -> documents.add(new DocumentRef(
                        text(d, "role"),
                        text(d, "idType"),
                        text(d, "file"),
                        text(d, "sha256"),
                        personal(d, "printedName"),
                        personal(d, "printedNumber"),
                        null)));
        return new Submission(
                text(sample, "submissionId"),
                Site.of(text(sample, "site")),
                Action.VERIFY,
                Language.ZH,
                profile(sample.path("profile")),
                domains,
                documents,
                sample.path("icpFiling").asBoolean(),
                null,
                null,
                true);
    }

    private static Profile profile(JsonNode node) {
        String type = text(node, "type");
        String until = text(node, "idValidUntil");
        String issued = text(node, "idIssuedOn");
        return new Profile(
                type == null ? null : HolderType.of(type),
                personal(node, "name"),
                null,
                text(node, "region"),
                text(node, "idType"),
                personal(node, "idNumber"),
                issued == null ? null : LocalDate.parse(issued),
                until == null ? null : new Profile.Validity(until.equals("long-term") ? null : LocalDate.parse(until)),
                false,
                Profile.Address.NONE,
                Profile.Address.NONE,
                Profile.Phone.NONE,
                personal(node, "email"),
                null);
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
                                            text(file, "fault")))
                            : new ArrivedDocument(submission.documents().get(i), null, null, null));
        }
        return arrived;
    }

    private static String ascii(String name) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        IDNA.getUTS46Instance(IDNA.USE_STD3_RULES | IDNA.NONTRANSITIONAL_TO_ASCII)
                .nameToASCII(name, ascii, info);
        return info.hasErrors() ? null : ascii.toString();
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static PersonalText personal(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : new PersonalText(text);
    }
}
