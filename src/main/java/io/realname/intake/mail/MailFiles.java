package io.realname.intake.mail;

import io.realname.intake.DropName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attached files of a mail, in a folder of their own under names that are safe: the last one of a path, a number for one that
 * deceives, and for a second file of a name a number behind it. For one thread.
 */
final class MailFiles {
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "heic", "heif", "webp", "gif", "tif", "tiff", "pdf");

    private final Path folder;
    private final Map<String, Part> byName = new LinkedHashMap<>();
    private final List<String> unpacked = new ArrayList<>();
    private final Map<String, String> written = new LinkedHashMap<>();

    MailFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a part; the same file twice is written once. */
    void add(Part part) throws IOException {
        String wanted = name(part);
        String name = wanted;
        for (int i = 2; written.containsKey(name.toLowerCase(Locale.ROOT)); i++) {
            Part other = byName.get(written.get(name.toLowerCase(Locale.ROOT)));
            if (other != null && Arrays.equals(other.content(), part.content())) {
                return;
            }
            int dot = wanted.lastIndexOf('.');
            name = dot <= 0 ? wanted + "-" + i : wanted.substring(0, dot) + "-" + i + wanted.substring(dot);
        }
        Files.write(folder.resolve(name), part.content(), StandardOpenOption.CREATE_NEW);
        written.put(name.toLowerCase(Locale.ROOT), name);
        byName.put(name, part);
    }

    private String name(Part part) {
        String ending = MimeWalker.extensionOf(part.type());
        String given = part.name();
        if (given != null) {
            String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                    .strip();
            if (DropName.isSafe(last) && !last.startsWith(".")) {
                return last.indexOf('.') < 0 ? last + ending : last;
            }
        }
        return "attachment-" + (byName.size() + 1)
                + (ending.isEmpty() && isPicture(part) ? "." + part.extension() : ending);
    }

    /**
     * Takes the files of a package that holds no manifest, so that what names them from outside of it finds them. A file or folder of a name
     * that is there already stays where it is.
     *
     * @param inside the paths of all files in it
     */
    void addPackage(Path unpacked, List<Path> inside) throws IOException {
        Set<Path> moved = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(unpacked)) {
            for (Path entry : entries) {
                String name = unpacked.relativize(entry).toString();
                Path target = folder.resolve(name);
                if (!name.startsWith(".") && !Files.exists(target)) {
                    Files.move(entry, target);
                    moved.add(entry);
                }
            }
        }
        for (Path file : inside) {
            Path top = unpacked.resolve(unpacked.relativize(file).getName(0));
            Path from = moved.contains(top) ? unpacked : folder;
            this.unpacked.add(from.relativize(file).toString());
        }
    }

    /** The files of packages without a manifest, from the folder on, in their order. */
    List<String> unpacked() {
        return unpacked;
    }

    /** The names of all files in the order of their parts. */
    Iterable<String> names() {
        return byName.keySet();
    }

    /** The part that was written under a name; null if none was. */
    @Nullable
    Part part(String name) {
        return byName.get(name);
    }

    /** Whether a file of that name is meant to be a picture or a paper. */
    static boolean isPicture(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && PICTURES.contains(name.substring(dot + 1).strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a part is meant to be a picture or a paper, by what its sender calls it. */
    static boolean isPicture(Part part) {
        return isPicture(String.valueOf(part.name())) || part.type().startsWith("image/");
    }
}
