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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Pattern MERGED = Pattern.compile("正反|合并|双面|(?<![a-z])merged(?![a-z])");
    private static final Pattern BACK = Pattern.compile("反面|背面|国徽|(?<![a-z])back(?![a-z])");
    private static final Pattern FRONT = Pattern.compile("正面|人像|(?<![a-z])front(?![a-z])");

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
                List<BodyFields.Field> all = new ArrayList<>(part.isHtml() ? written : whole(written, parts));
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

    /**
     * The fields of a plain text with their values whole: mail programs break long lines of the plain text, but not those of the HTML that
     * they send with it.
     */
    private List<BodyFields.Field> whole(List<BodyFields.Field> written, List<Part> parts) {
        List<BodyFields.Field> unbroken = new ArrayList<>();
        for (Part part : parts) {
            if (part.isBody() && part.isHtml()) {
                try {
                    unbroken.addAll(fields.of(part.text()));
                } catch (RowsRefused ambiguous) {
                    continue; // The plain text is not, so it stands as it is.
                }
            }
        }
        return written.stream().map(field -> whole(field, unbroken)).toList();
    }

    private static BodyFields.Field whole(BodyFields.Field field, List<BodyFields.Field> unbroken) {
        String begun = withoutSpaces(field.value());
        List<BodyFields.Field> longer = unbroken.stream()
                .filter(other -> other.path().equals(field.path())
                        && withoutSpaces(other.value()).startsWith(begun))
                .toList();
        boolean same = longer.isEmpty()
                || longer.stream()
                        .anyMatch(other -> withoutSpaces(other.value()).equals(begun));
        return same
                ? field
                : new BodyFields.Field(field.name(), field.path(), longer.get(0).value());
    }

    private static String withoutSpaces(String value) {
        return value.replaceAll("\\s", "");
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
        files.unpacked().stream().filter(MailFiles::isPicture).forEach(attached::add);
        return attached.isEmpty() ? shown : attached;
    }

    private static List<BodyFields.Field> documents(List<String> pictures) {
        List<BodyFields.Field> byRole = new ArrayList<>();
        List<BodyFields.Field> byOrder = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        for (String picture : pictures) {
            String role = role(picture);
            roles.add(role);
            byRole.add(own("documents." + role + ".file", picture));
            byOrder.add(own("documents." + (byOrder.size() + 1) + ".file", picture));
        }
        boolean each = roles.size() == pictures.size() && !roles.contains("");
        return each ? byRole : byOrder;
    }

    /** The side that a picture's name says it shows; empty if it says nothing. */
    private static String role(String picture) {
        String words = picture.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        boolean back = BACK.matcher(words).find();
        boolean front = FRONT.matcher(words).find();
        return MERGED.matcher(words).find() || (back && front) ? "merged" : back ? "back" : front ? "front" : "";
    }

    private static BodyFields.Field own(String path, String value) {
        return new BodyFields.Field(path, path, value);
    }
}
