package io.realname.intake.mail;

import io.realname.intake.DropName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** In bytes, on the usual file systems. */
    private static final int LONGEST_NAME = 255;

    private final Path folder;
    private final Map<String, Part> byName = new LinkedHashMap<>();
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
            name = dot <= 0
                    ? fitting(wanted, "-" + i)
                    : fitting(wanted.substring(0, dot), "-" + i + wanted.substring(dot));
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
                return last.indexOf('.') < 0 ? fitting(last, ending) : last;
            }
        }
        return "attachment-" + (byName.size() + 1)
                + (ending.isEmpty() && isPicture(part) ? "." + part.extension() : ending);
    }

    /** A name with an ending, the name cut where no file system would take both. */
    private static String fitting(String name, String ending) {
        String cut = name;
        while (!cut.isEmpty() && (cut + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + ending;
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

    /** Whether a part is meant to be a picture or a paper, by what its sender calls it. */
    static boolean isPicture(Part part) {
        return PICTURES.contains(part.extension()) || part.type().startsWith("image/");
    }
}
