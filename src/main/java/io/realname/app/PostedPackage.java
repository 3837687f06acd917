package io.realname.app;

import io.realname.intake.DropName;
import io.realname.intake.EnvelopeCodes;
import io.realname.intake.PackageFindings;
import io.realname.intake.PackageReader.Package;
import io.realname.intake.Source;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import io.realname.security.FileTree;
import io.realname.submission.Finding;
import io.realname.web.SubmissionDesk.Refused;
import io.realname.web.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An upload laid out in a folder of its own as its manifest expects it, until it is closed. For one thread. */
final class PostedPackage implements AutoCloseable {
    private static final String MANIFEST = "manifest";
    private static final Map<String, String> EXTENSIONS = Map.of(
            "text/csv", ".csv",
            "application/xml", ".xml",
            "text/xml", ".xml",
            "application/zip", ".zip",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    private final Path folder;
    private final Upload upload;
    private final ZipPackage.Bounds bounds;
    private final List<Upload.Content> notMoved = new ArrayList<>();

    private PostedPackage(Path folder, Upload upload, ZipPackage.Bounds bounds) {
        this.folder = folder;
        this.bounds = bounds;
        this.upload = upload;
        upload.parts().forEach(part -> notMoved.add(part.content()));
    }

    /** A package that will lie in {@code folder}, which is not there yet; a ZIP in it may hold so much. */
    static PostedPackage of(Upload upload, Path folder, ZipPackage.Bounds bounds) {
        return new PostedPackage(folder, upload, bounds);
    }

    /**
     * Lays the files out.
     *
     * @param key names the package for ever
     * @throws Refused if its names or its manifest do not let it be read
     */
    Package layOut(Source source, String key) {
        try {
            Files.createDirectory(folder);
            Path manifest = manifest();
            Set<String> names = new HashSet<>(Set.of(lower(manifest)));
            for (Upload.Part part : upload.parts()) {
                if (!part.field().equals(MANIFEST)) {
                    move(part, names);
                }
            }
            return new Package(source, key, folder, manifests(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("A posted submission cannot be laid out; is the disk full?", e);
        }
    }

    private Path manifest() throws IOException {
        List<Upload.Part> files = upload.parts().stream()
                .filter(part -> part.field().equals(MANIFEST))
                .toList();
        if (files.size() + (upload.manifest() == null ? 0 : 1) != 1) {
            throw new Refused("Send exactly one manifest, in the field \"manifest\" of the form.", List.of());
        }
        if (files.isEmpty()) {
            Path manifest = folder.resolve("manifest.json");
            return Files.write(manifest, String.valueOf(upload.manifest()).getBytes(StandardCharsets.UTF_8));
        }
        Upload.Part file = files.get(0);
        // Its name only says its format: what the manifest names lies beside it.
        return move(file.content(), folder.resolve(MANIFEST + extension(file)));
    }

    private static String extension(Upload.Part manifest) {
        String name = manifest.name().toLowerCase(Locale.ROOT);
        if (Formats.isManifest(name) || Formats.isPackage(name)) {
            return name.substring(name.lastIndexOf('.'));
        }
        String type = manifest.type().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return EXTENSIONS.getOrDefault(type, ".json");
    }

    private void move(Upload.Part part, Set<String> names) throws IOException {
        if (!DropName.isSafe(part.name())) {
            throw unsafe();
        }
        Path place = folder.resolve(part.name()).normalize();
        if (!place.startsWith(folder) || place.equals(folder)) {
            throw unsafe();
        }
        if (!names.add(lower(place))) {
            throw new Refused("Two files of the form have the same name; give each its own.", List.of());
        }
        try {
            Files.createDirectories(Objects.requireNonNull(place.getParent()));
            if (Files.exists(place)) {
                throw unsafe(); // The folder of another file.
            }
            move(part.content(), place);
        } catch (FileAlreadyExistsException fileWhereAFolderShouldBe) {
            throw unsafe();
        }
    }

    private Path move(Upload.Content from, Path to) throws IOException {
        from.moveTo(to);
        notMoved.remove(from);
        return to;
    }

    private static Refused unsafe() {
        return new Refused(
                "The name of a file in the form is not safe.", List.of(Finding.of(EnvelopeCodes.UNSAFE_PATH, "")));
    }

    private String lower(Path path) {
        return folder.relativize(path).toString().toLowerCase(Locale.ROOT);
    }

    private List<Path> manifests(Path manifest) throws IOException {
        if (!Formats.isPackage(manifest.toString())) {
            return List.of(manifest);
        }
        Path inside = folder.resolve("package.zip");
        try {
            Files.createDirectory(inside);
            return ZipPackage.unpack(manifest, inside, bounds).stream()
                    .filter(file -> Formats.isManifest(String.valueOf(file.getFileName())))
                    .toList();
        } catch (FileAlreadyExistsException named) {
            throw new Refused("Put the files of a ZIP into it, not beside it.", List.of());
        } catch (RowsRefused refused) {
            throw new Refused("The ZIP cannot be read.", List.of(PackageFindings.of(refused)));
        }
    }

    /** Removes the files, wherever they lie by now. */
    @Override
    public void close() throws IOException {
        for (Upload.Content content : notMoved) {
            content.delete();
        }
        FileTree.delete(folder);
    }
}
