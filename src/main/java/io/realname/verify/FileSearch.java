package io.realname.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Looks for numbers in files and their names, also in those that are packed by gzip. What cannot be read is told, and the rest goes on. */
final class FileSearch {
    private static final int CHARACTERS = 1 << 15;
    /** How every gzip file begins, whatever it is called. */
    private static final int GZIP = 0x1F8B;

    private static final Pattern PACKED_OTHERWISE = Pattern.compile("(?i).*\\.(xz|bz2|zst|lz4|zip|7z)");

    private final NumberScan scan;
    private final Ledger ledger;
    private final long mostUnpacked;
    private final char[] buffer = new char[CHARACTERS];

    /**
     * A search that tells {@code ledger}.
     *
     * @param mostUnpacked characters of a packed file that are searched
     */
    FileSearch(NumberScan scan, Ledger ledger, long mostUnpacked) {
        this.scan = scan;
        this.ledger = ledger;
        this.mostUnpacked = mostUnpacked;
    }

    /** Looks into a file, or into all below a folder; does nothing if it is not there. Files are named from {@code base} on. */
    void search(Path base, Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    look(base, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                if (!(failure instanceof NoSuchFileException)) { // It was taken away while we looked.
                    ledger.notChecked("The folder " + shown(base, path) + unreadable(failure));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
            }
        });
    }

    private void look(Path base, Path file) {
        String gap;
        try {
            gap = read(file);
        } catch (NoSuchFileException e) {
            return; // It was taken away while we looked.
        } catch (IOException e) {
            gap = unreadable(e);
        }
        ledger.examined(1);
        boolean inText = scan.end();
        if (gap != null) {
            ledger.notChecked("The file " + shown(base, file) + gap);
        }
        if (inText || isInName(base, file)) {
            ledger.problem(
                    shown(base, file),
                    "An ID number stands here in clear.",
                    "Remove the file or the number in it, and find out how it came there; if the program wrote it by itself, report it.");
        }
    }

    /** Searches a file, and says what could not be searched of it. */
    private @Nullable String read(Path file) throws IOException {
        if (PACKED_OTHERWISE.matcher(file.toString()).matches()) {
            return " is packed in a way that is not known here: unpack it, or pack it by gzip.";
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean packed = (in.read() << 8 | in.read()) == GZIP;
            in.reset();
            return read(packed ? new GZIPInputStream(in, CHARACTERS) : in, packed ? mostUnpacked : Long.MAX_VALUE)
                    ? null
                    : " is too large: of what is packed in it only the first " + mostUnpacked
                            + " characters were searched.";
        }
    }

    /** Searches {@code most} characters or a few more, and tells whether that was all. */
    private boolean read(InputStream in, long most) throws IOException {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        long searched = 0;
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            if (searched >= most) {
                return false;
            }
            searched += read;
            for (int i = 0; i < read; i++) {
                scan.add(buffer[i]);
            }
        }
        return true;
    }

    private static String unreadable(IOException failure) {
        return " cannot be read, or not to its end: " + failure.getClass().getSimpleName() + ".";
    }

    private boolean isInName(Path base, Path file) {
        return scan.finds(base.relativize(file).toString());
    }

    /** How a file or folder is named, without any number that is in its name. */
    private String shown(Path base, Path path) {
        Path relative = base.relativize(path);
        Path folder = relative.getParent();
        return isInName(base, path)
                ? (folder == null ? "" : folder + "/ ") + "(a file whose name has it)"
                : relative.toString();
    }
}
