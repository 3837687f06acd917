package io.realname.intake;

import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import io.realname.security.FileTree;
import io.realname.security.OwnerOnlyFolder;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A claimed drop of several submissions: a file of rows, or a package that is unpacked into a folder of its own. Its submissions are
 * handed out in their order, once each pass; whoever has them all gone through finishes the lot. Not thread-safe.
 */
final class Lot implements AutoCloseable {
    private final LotTools tools;
    private final Drop drop;
    private final Source source;
    private final @Nullable Path unpacked;
    private final Deque<OneReader.Place> places = new ArrayDeque<>();
    private final Deque<Path> manifests = new ArrayDeque<>();
    private @Nullable Submissions open;
    private OneReader.@Nullable Place place;
    private Submissions.@Nullable One refused;

    /**
     * One submission and where it lies.
     *
     * @param one what is said
     */
    record Placed(OneReader.Place place, Submissions.One one) {}

    /**
     * Opens a lot from its beginning.
     *
     * @param unpacked empty folder into which a package is unpacked; not used for a file of rows
     */
    Lot(LotTools tools, Drop drop, Path unpacked) throws IOException {
        this.tools = tools;
        this.drop = drop;
        this.source = tools.sources().of(drop.source());
        boolean isPackage = Formats.isPackage(String.valueOf(drop.relative().getFileName()));
        this.unpacked = isPackage ? unpacked : null;
        OneReader.Place whole = new OneReader.Place(source, drop.sourceRoot(), drop.folder(), drop.key());
        if (!source.has(Way.FOLDER)) {
            refuse(whole, EnvelopeCodes.wayClosed(source));
            return;
        }
        if (!isPackage) {
            add(whole, drop.claimed());
            return;
        }
        try {
            FileTree.delete(unpacked);
            OwnerOnlyFolder.open(unpacked);
            List<Path> found = new ArrayList<>();
            for (Path file :
                    ZipPackage.unpack(drop.claimed(), unpacked, tools.formats().packages())) {
                if (Formats.isManifest(String.valueOf(file.getFileName()))) {
                    found.add(file);
                }
            }
            for (Path manifest : found) {
                String key = drop.key() + "/" + unpacked.relativize(manifest);
                Path folder = Objects.requireNonNull(manifest.getParent());
                add(new OneReader.Place(source, unpacked, folder, key), manifest);
            }
            if (found.isEmpty()) {
                refuse(whole, Finding.of(EnvelopeCodes.UNREADABLE, "").variant("no-manifest"));
            }
        } catch (RowsRefused e) {
            refuse(whole, PackageFindings.of(e));
        }
    }

    private void add(OneReader.Place where, Path manifest) {
        places.add(where);
        manifests.add(manifest);
    }

    private void refuse(OneReader.Place where, Finding finding) {
        place = where;
        refused = new Submissions.One(0, new byte[0], new ManifestReader.Read(null, List.of(finding)));
    }

    /** The next submission, or null after the last. */
    @Nullable
    Placed next() throws IOException {
        if (refused != null) {
            Placed only = new Placed(Objects.requireNonNull(place), refused);
            refused = null;
            return only;
        }
        while (open != null || !manifests.isEmpty()) {
            if (open == null) {
                place = places.remove();
                open = Submissions.open(manifests.remove(), tools.formats(), tools.manifests(), source);
            }
            Submissions.One one = open.next();
            if (one != null) {
                return new Placed(Objects.requireNonNull(place), one);
            }
            open.close();
            open = null;
        }
        return null;
    }

    /** Whether its pictures lie in the inbox, where they may still be written, and not in the package. */
    boolean mayWait() {
        return unpacked == null;
    }

    /** The drop that it came as. */
    Drop drop() {
        return drop;
    }

    /** When its source's files were changed last, as far as it was claimed. */
    NamedFile.@Nullable Seen seen() throws IOException {
        return NamedFile.Seen.at(drop.claimed());
    }

    /** Whether the drop was changed so lately that its producer may still be writing. */
    boolean mayBeWritten(Instant now) throws IOException {
        NamedFile.Seen seen = seen();
        return seen != null && seen.changed().toInstant().isAfter(now.minus(LotQueue.QUIET));
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
