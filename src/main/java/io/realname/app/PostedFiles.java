package io.realname.app;

import io.realname.intake.DropName;
import io.realname.intake.EnvelopeCodes;
import io.realname.intake.format.Formats;
import io.realname.submission.Finding;
import io.realname.web.SubmissionDesk.Refused;
import io.realname.web.Upload;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The files of an upload under the names by which its manifest calls them, each of which is safe and its own.
 *
 * @param manifest the manifest's name
 * @param all the files by their names, relative paths that lead nowhere but down
 */
record PostedFiles(Path manifest, Map<Path, Upload.Content> all) {
    private static final String MANIFEST = "manifest";
    private static final Map<String, String> EXTENSIONS = Map.of(
            "text/csv", ".csv",
            "application/xml", ".xml",
            "text/xml", ".xml",
            "application/zip", ".zip",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    /**
     * The files of {@code upload}.
     *
     * @throws Refused if there is not one manifest, or a name is not safe or there twice
     */
    static PostedFiles of(Upload upload) {
        List<Upload.Part> manifests = upload.parts().stream()
                .filter(part -> part.field().equals(MANIFEST))
                .toList();
        if (manifests.size() != 1) {
            throw new Refused("Send exactly one manifest, in the field \"manifest\" of the form.", List.of());
        }
        // Its name only says its format: what the manifest names lies beside it.
        Path manifest = Path.of(MANIFEST + extension(manifests.get(0)));
        Map<Path, Upload.Content> all = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (Upload.Part part : upload.parts()) {
            Path name = part.field().equals(MANIFEST) ? manifest : safe(part.name());
            if (!names.add(lower(name))) {
                throw new Refused("Two files of the form have the same name; give each its own.", List.of());
            }
            for (Path above = name.getParent(); above != null; above = above.getParent()) {
                folders.add(lower(above));
            }
            all.put(name, part.content());
        }
        if (names.stream().anyMatch(folders::contains)) {
            throw unsafe();
        }
        return new PostedFiles(manifest, all);
    }

    private static String extension(Upload.Part manifest) {
        String name = manifest.name().toLowerCase(Locale.ROOT);
        if (Formats.isManifest(name) || Formats.isPackage(name)) {
            return name.substring(name.lastIndexOf('.'));
        }
        String type = manifest.type().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return EXTENSIONS.getOrDefault(type, ".json");
    }

    private static Path safe(String name) {
        Path path = DropName.isSafe(name) ? Path.of(name).normalize() : Path.of("");
        if (path.isAbsolute() || path.toString().isEmpty()) {
            throw unsafe();
        }
        return path;
    }

    private static Refused unsafe() {
        return new Refused(
                "The name of a file in the form is not safe.", List.of(Finding.of(EnvelopeCodes.UNSAFE_PATH, "")));
    }

    /** As file systems see it that do not tell capitals from small letters. */
    private static String lower(Path path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }
}
