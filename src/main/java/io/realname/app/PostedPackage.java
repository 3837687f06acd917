package io.realname.app;

import io.realname.intake.InMemory;
import io.realname.intake.PackageFindings;
import io.realname.intake.PackageReader.Package;
import io.realname.intake.Source;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import io.realname.security.FileTree;
import io.realname.web.SubmissionDesk.Refused;
import io.realname.web.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An upload on its way to the reader: as it is in memory, or laid out in a folder of its own until it is closed. For one thread. */
final class PostedPackage implements AutoCloseable {
    private final Path folder;
    private final Upload upload;
    private final ZipPackage.Bounds bounds;

    private PostedPackage(Path folder, Upload upload, ZipPackage.Bounds bounds) {
        this.folder = folder;
        this.upload = upload;
        this.bounds = bounds;
    }

    /** A package that will lie in {@code folder}, which is not there yet; a ZIP in it may hold so much. */
    static PostedPackage of(Upload upload, Path folder, ZipPackage.Bounds bounds) {
        return new PostedPackage(folder, upload, bounds);
    }

    /**
     * The package as it is, if it is one submission and all of it is in memory.
     *
     * @param key names the package for ever
     * @throws Refused if its names or its manifest do not let it be read
     */
    Optional<InMemory> inMemory(Source source, String key) {
        PostedFiles files = PostedFiles.of(upload);
        if (Formats.isPackage(files.manifest().toString())
                || Formats.isOfRows(files.manifest().toString())) {
            return Optional.empty();
        }
        Map<Path, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<Path, Upload.Content> file : files.all().entrySet()) {
            byte[] bytes = file.getValue().inMemory();
            if (bytes == null) {
                return Optional.empty();
            }
            all.put(file.getKey(), bytes);
        }
        return Optional.of(new InMemory(source, key, files.manifest(), all));
    }

    /**
     * Lays the files out.
     *
     * @param key names the package for ever
     * @throws Refused if its names or its manifest do not let it be read
     */
    Package layOut(Source source, String key) {
        PostedFiles files = PostedFiles.of(upload);
        try {
            Files.createDirectory(folder);
            for (Map.Entry<Path, Upload.Content> file : files.all().entrySet()) {
                Path place = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(place.getParent()));
                file.getValue().moveTo(place);
            }
            return new Package(source, key, folder, manifests(folder.resolve(files.manifest())));
        } catch (IOException e) {
            throw new UncheckedIOException("A posted submission cannot be laid out; is the disk full?", e);
        }
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
        for (Upload.Part part : upload.parts()) {
            part.content().delete();
        }
        FileTree.delete(folder);
    }
}
