package io.realname.intake.format;

import io.realname.intake.DropName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP file that holds manifests and their pictures. It is unpacked within bounds into a folder of its own; a ZIP inside of it stays
 * a file. Names without a mark of their encoding are UTF-8 or, as Chinese programs write them, GB18030.
 */
public final class ZipPackage {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final long FREE_OF_RATIO = 1L << 20;
    private static final int BLOCK = 1 << 16;

    /**
     * How much a package may hold.
     *
     * @param entries files and folders in it
     * @param bytes all of it, unpacked
     * @param ratio unpacked to packed size of a file of more than a mebibyte
     */
    public record Bounds(int entries, long bytes, int ratio) {
        /** Refuses what would let nothing in. */
        public Bounds {
            if (Math.min(Math.min(entries, bytes), ratio) < 1) {
                throw new IllegalArgumentException("Every bound of packages must be above 0; correct it.");
            }
        }
    }

    private final Bounds bounds;
    private long left;

    private ZipPackage(Bounds bounds) {
        this.bounds = bounds;
        this.left = bounds.bytes();
    }

    /**
     * Unpacks a file into an empty folder.
     *
     * @return the paths of the files, in the order of their names
     * @throws RowsRefused variants {@code no-zip encrypted unsafe-name duplicate-key} and, of {@code manifest.too-large},
     *     {@code count bytes ratio}; what was unpacked until then is the caller's to remove
     * @throws IOException if the file system does not let it be read or written
     */
    public static List<Path> unpack(Path file, Path folder, Bounds bounds) throws RowsRefused, IOException {
        try (ZipFile zip = ZipFile.builder()
                .setPath(file)
                .setCharset(StandardCharsets.ISO_8859_1) // decoded by us, from the raw bytes
                .setUseUnicodeExtraFields(true)
                .get()) {
            return new ZipPackage(bounds).unpack(zip, folder);
        } catch (FileSystemException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            if (e instanceof IOException failure && isOurs(failure)) {
                throw failure;
            }
            throw new RowsRefused("no-zip", 0);
        }
    }

    /** Whether the disk failed and not the file's form: the archive's reader throws the same class for both. */
    private static boolean isOurs(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left") || message.contains("Input/output error");
    }

    private List<Path> unpack(ZipFile zip, Path folder) throws RowsRefused, IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > bounds.entries()) {
            throw new RowsRefused("count", bounds.entries());
        }
        Set<String> names = new HashSet<>();
        List<Path> files = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            String name = name(entry);
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new RowsRefused("encrypted", 0);
            }
            if (entry.isDirectory() || isSystems(name)) {
                continue;
            }
            if (!DropName.isSafe(name) || entry.isUnixSymlink()) {
                throw new RowsRefused("unsafe-name", 0);
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new RowsRefused("duplicate-key", 0);
            }
            Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder) || target.equals(folder)) {
                throw new RowsRefused("unsafe-name", 0);
            }
            write(zip, entry, target);
            files.add(target);
        }
        Collections.sort(files);
        return files;
    }

    private static String name(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        byte[] raw = entry.getRawName();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, GB18030);
        }
    }

    /** What archivers of Apple and Microsoft add for themselves. */
    private static boolean isSystems(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private void write(ZipFile zip, ZipArchiveEntry entry, Path target) throws RowsRefused, IOException {
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
        } catch (FileAlreadyExistsException fileWhereAFolderShouldBe) {
            throw new RowsRefused("duplicate-key", 0);
        }
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            write(zip, entry, out);
        } catch (FileAlreadyExistsException sameNameWrittenOtherwise) {
            throw new RowsRefused("duplicate-key", 0);
        }
    }

    private void write(ZipFile zip, ZipArchiveEntry entry, OutputStream out) throws RowsRefused, IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long written = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new RowsRefused("no-zip", 0);
            }
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                written += count;
                left -= count;
                if (left < 0) {
                    throw new RowsRefused("bytes", 0);
                }
                if (written > FREE_OF_RATIO && written / packed > bounds.ratio()) {
                    throw new RowsRefused("ratio", bounds.ratio());
                }
                out.write(block, 0, count);
            }
        }
    }
}
