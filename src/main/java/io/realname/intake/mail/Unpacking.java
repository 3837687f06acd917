package io.realname.intake.mail;

import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lays the files of a mail into a folder and finds its manifests: attached ones, those of attached packages, else its text. Thread-safe. */
final class Unpacking {
    private final ZipPackage.Bounds packages;
    private final BodyManifest body;

    Unpacking(Formats formats) {
        this.packages = formats.packages();
        this.body = new BodyManifest(new BodyFields(formats));
    }

    /**
     * The manifests of a mail with these parts; none if it is no submission.
     *
     * @param folder empty
     * @param id of a submission whose text names none
     * @throws RowsRefused if a package cannot be unpacked, or the text is ambiguous
     */
    List<Path> manifests(List<Part> parts, Path folder, String id) throws RowsRefused, IOException {
        MailFiles files = new MailFiles(folder);
        for (Part part : parts) {
            if (!part.isBody()) {
                files.add(part);
            }
        }
        List<Path> manifests = new ArrayList<>();
        int unpackedOnes = 0;
        for (String name : files.names()) {
            Path file = folder.resolve(name);
            if (Formats.isManifest(name)) {
                manifests.add(file);
            } else if (Formats.isPackage(name)) {
                Path unpacked = Files.createDirectory(folder.resolve(".package-" + ++unpackedOnes));
                List<Path> inside = ZipPackage.unpack(file, unpacked, packages);
                List<Path> described = inside.stream()
                        .filter(path -> Formats.isManifest(path.toString()))
                        .toList();
                manifests.addAll(described);
                if (described.isEmpty()) {
                    files.addPackage(unpacked, inside);
                }
            }
        }
        if (!manifests.isEmpty()) {
            return manifests;
        }
        byte[] written = body.of(parts, files, id);
        if (written.length == 0) {
            return List.of();
        }
        Path manifest = folder.resolve(".text.json");
        Files.write(manifest, written);
        return List.of(manifest);
    }
}
