package io.realname.intake.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.realname.intake.format.RowsRefused;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The manifest that a person wrote into the text of a mail. Pictures that the text does not name are its documents: by what their
 * names say, else in their order, the front first. A submission without an id gets that of its thread, so that a corrected reply
 * is taken as the corrected form of the same submission. Thread-safe.
 */
final class BodyManifest {
    /** Pictures within the text that are smaller are logos. */
    private static final int SMALLEST_INLINE = 10 << 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAINLAND = "CN";
    private static final String MAINLAND_CODE = "86";
    private static final List<String> BACK = List.of("反面", "背面", "国徽", "back");
    private static final List<String> FRONT = List.of("正面", "人像", "front");

    private final BodyFields fields;

    BodyManifest(BodyFields fields) {
        this.fields = fields;
    }

    /**
     * The manifest, empty if the mail's text is no submission.
     *
     * @param id of the submission if the text names none
     * @throws RowsRefused if the text gives one field two values
     */
    byte[] of(List<Part> parts, MailFiles files, String id) throws RowsRefused {
        for (Part part : parts) {
            List<BodyFields.Field> written = part.isBody() ? fields.of(part.text()) : List.of();
            if (!written.isEmpty()) {
                List<BodyFields.Field> all = new ArrayList<>(written);
                if (written.stream().noneMatch(field -> field.path().equals("submissionId"))) {
                    all.add(own("submissionId", id));
                }
                if (written.stream().noneMatch(field -> field.path().endsWith(".file"))) {
                    all.addAll(documents(pictures(files)));
                }
                return bytes(withCountry(fields.manifest(all)));
            }
        }
        return new byte[0];
    }

    /** People do not write which country their address is in, nor the code of the mainland's telephones: it is the holder's. */
    private static ObjectNode withCountry(ObjectNode manifest) {
        String region = manifest.at("/profile/region").textValue();
        if (region != null) {
            ObjectNode profile = manifest.withObject("/profile");
            profile.withObject("/address").putIfAbsent("country", TextNode.valueOf(region));
            if (region.equals(MAINLAND)) {
                profile.withObject("/phone").putIfAbsent("countryCode", TextNode.valueOf(MAINLAND_CODE));
            }
        }
        return manifest;
    }

    private static byte[] bytes(ObjectNode manifest) {
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("A tree in memory could not be written.", impossible);
        }
    }

    private static List<String> pictures(MailFiles files) {
        List<String> attached = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String name : files.names()) {
            Part part = files.part(name);
            if (part != null && MailFiles.isPicture(part)) {
                if (!part.inline()) {
                    attached.add(name);
                } else if (part.content().length >= SMALLEST_INLINE) {
                    shown.add(name);
                }
            }
        }
        return attached.isEmpty() ? shown : attached;
    }

    private static List<BodyFields.Field> documents(List<String> pictures) {
        List<BodyFields.Field> byRole = new ArrayList<>();
        List<BodyFields.Field> byOrder = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        for (String picture : pictures) {
            String role = contains(picture, BACK) ? "back" : contains(picture, FRONT) ? "front" : "";
            roles.add(role);
            byRole.add(own("documents." + role + ".file", picture));
            byOrder.add(own("documents." + (byOrder.size() + 1) + ".file", picture));
        }
        boolean each = roles.size() == pictures.size() && !roles.contains("");
        return each ? byRole : byOrder;
    }

    private static boolean contains(String name, List<String> words) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private static BodyFields.Field own(String path, String value) {
        return new BodyFields.Field(path, path, value);
    }
}
