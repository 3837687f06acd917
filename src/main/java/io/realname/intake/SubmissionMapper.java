package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.Action;
import io.realname.submission.DocumentRef;
import io.realname.submission.DomainEntry;
import io.realname.submission.DomainNames;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Profile;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a manifest whose ill-formed values have been taken out to the submission that the rules judge. Thread-safe. */
final class SubmissionMapper {
    private final ProfileMapper profiles;

    SubmissionMapper(IdTypes idTypes) {
        profiles = new ProfileMapper(idTypes);
    }

    /** Maps the manifest and adds to {@code findings} what only now turns out to be wrong. */
    Submission map(ObjectNode manifest, Site defaultSite, Language defaultLanguage, List<Finding> findings) {
        Fields fields = new Fields(manifest, "", findings);
        Profile profile = profiles.map(fields.child("profile"));
        return new Submission(
                fields.text("submissionId"),
                Objects.requireNonNullElse(fields.constant("site", Site::of), defaultSite),
                Objects.requireNonNullElse(fields.constant("action", Action::of), Action.VERIFY),
                Objects.requireNonNullElse(fields.constant("language", Language::of), defaultLanguage),
                profile,
                domains(manifest.path("domains")),
                documents(fields.child("documents"), profile),
                fields.flag("icpFiling", false),
                fields.date("enhancedNoticeOn"),
                fields.text("website"),
                fields.flag("transferLock", true));
    }

    private static List<DomainEntry> domains(JsonNode items) {
        List<DomainEntry> domains = new ArrayList<>();
        for (JsonNode item : items) {
            // Without a readable name the entry keeps its place, since findings point at domains by their position.
            JsonNode written = item.isTextual() ? item : item.path("name");
            String name = written.asText("");
            Fields fields = new Fields(item, "", List.of());
            domains.add(new DomainEntry(
                    name,
                    DomainNames.ascii(name),
                    fields.text("purpose"),
                    fields.text("role"),
                    fields.personal("trademarkOwner")));
        }
        return domains;
    }

    private List<DocumentRef> documents(Fields array, Profile profile) {
        List<DocumentRef> documents = new ArrayList<>();
        for (int i = 0; i < array.object().size(); i++) {
            Fields fields = new Fields(array.object().get(i), array.pointer() + "/" + i, array.findings());
            documents.add(new DocumentRef(
                    fields.text("role"),
                    profiles.idType(fields, profile.idNumber(), profile.region()),
                    fields.text("file"),
                    lowerCase(fields.text("sha256")),
                    fields.personal("printedName"),
                    fields.personal("printedNumber"),
                    fields.personal("printedAddress")));
        }
        return documents;
    }

    private static @Nullable String lowerCase(@Nullable String digest) {
        return digest == null ? null : digest.toLowerCase(Locale.ROOT);
    }
}
