package io.realname.intake;

import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import io.realname.security.FileTree;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a file that lies somewhere, one after the other, whatever its format. A package is unpacked into a temporary folder
 * for the owner's eyes only, which goes when this is closed. For one thread.
 */
public final class LocalLot implements AutoCloseable {
    private final Formats formats;
    private final ManifestReader manifests;
    private final Source defaults;
    private final Path folder;
    private final @Nullable Path unpacked;
    private final Deque<Path> left = new ArrayDeque<>();
    private @Nullable Submissions open;
    private @Nullable Path manifest;
    private @Nullable Finding refused;

    /**
     * One of them.
     *
     * @param entry its manifest in a package, null if the file is none
     * @param row where it stands in a file of rows, 0 if the file is none
     * @param root out of which the files that it names may not lead
     * @param folder against which their paths resolve
     */
    public record Item(@Nullable String entry, int row, Path root, Path folder, ManifestReader.Read read) {}

    LocalLot(Path file, Formats formats, ManifestReader manifests, Source defaults) throws IOException {
        this.formats = formats;
        this.manifests = manifests;
        this.defaults = defaults;
        Path parent = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file has a folder");
        if (!Formats.isPackage(String.valueOf(file.getFileName()))) {
            folder = parent;
            unpacked = null;
            left.add(file);
            return;
        }
        unpacked = Files.createTempDirectory("realname-package"); // for the owner's eyes only
        folder = unpacked;
        try {
            for (Path inside : ZipPackage.unpack(file, unpacked, formats.packages())) {
                if (Formats.isManifest(String.valueOf(inside.getFileName()))) {
                    left.add(inside);
                }
            }
            if (left.isEmpty()) {
                refused = Finding.of(EnvelopeCodes.UNREADABLE, "").variant("no-manifest");
            }
        } catch (RowsRefused e) {
            refused = PackageFindings.of(e);
        } catch (IOException | RuntimeException e) {
            FileTree.delete(unpacked);
            throw e;
        }
    }

    /** The next, or null after the last. */
    public @Nullable Item next() throws IOException {
        if (refused != null) {
            ManifestReader.Read read = new ManifestReader.Read(null, java.util.List.of(refused));
            refused = null;
            return new Item(null, 0, folder, folder, read);
        }
        while (open != null || !left.isEmpty()) {
            if (open == null) {
                manifest = left.remove();
                open = Submissions.open(manifest, formats, manifests, defaults);
            }
            Submissions.One one = open.next();
            if (one != null) {
                Path here = Objects.requireNonNull(manifest);
                Path beside = unpacked == null ? folder : Objects.requireNonNull(here.getParent());
                String entry =
                        unpacked == null ? null : unpacked.relativize(here).toString();
                return new Item(entry, one.row(), folder, beside, one.read());
            }
            open.close();
            open = null;
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
        if (unpacked != null) {
            FileTree.delete(unpacked);
        }
    }
}
