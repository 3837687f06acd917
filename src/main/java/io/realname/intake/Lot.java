package io.realname.intake;

import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import io.realname.intake.format.ZipPackage;
import io.realname.security.FileTree;
import io.realname.security.OwnerOnlyFolder;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
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
    private OneReader.Place place;
    private boolean begun;
    private Submissions.@Nullable One refused;

    /**
     * One submission and where it lies.
     *
     * @param one what is said
     */
    record Placed(OneReader.Place place, Submissions.One one) {}

    /**
     * A lot before its beginning; nothing is read yet.
     *
     * @param unpacked empty folder into which a package is unpacked; not used for a file of rows
     */
    Lot(LotTools tools, Drop drop, Path unpacked) {
        this.tools = tools;
        this.drop = drop;
        this.source = tools.sources().of(drop.source());
        this.unpacked = Formats.isPackage(String.valueOf(drop.relative().getFileName())) ? unpacked : null;
        this.place = new OneReader.Place(source, drop.sourceRoot(), drop.folder(), drop.key());
    }

    private void begin() throws IOException {
        if (!Files.isRegularFile(drop.claimed(), LinkOption.NOFOLLOW_LINKS)) {
            refuse(Finding.of(EnvelopeCodes.UNSAFE_PATH, "").variant("manifest"));
        } else if (!source.has(Way.FOLDER)) {
            refuse(EnvelopeCodes.wayClosed(source));
        } else if (!Files.isReadable(drop.claimed())) {
            refuse(Finding.of(EnvelopeCodes.UNREADABLE, "").variant("permission"));
        } else if (unpacked == null) {
            add(place, drop.claimed());
        } else {
            unpack(unpacked);
        }
        begun = true;
    }

    private void unpack(Path folder) throws IOException {
        try {
            FileTree.delete(folder);
            OwnerOnlyFolder.open(folder);
            for (Path file :
                    ZipPackage.unpack(drop.claimed(), folder, tools.formats().packages())) {
                if (Formats.isManifest(String.valueOf(file.getFileName()))) {
                    String key = drop.key() + "/" + folder.relativize(file);
                    add(new OneReader.Place(source, folder, Objects.requireNonNull(file.getParent()), key), file);
                }
            }
            if (manifests.isEmpty()) {
                refuse(Finding.of(EnvelopeCodes.UNREADABLE, "").variant("no-manifest"));
            }
        } catch (RowsRefused e) {
            refuse(PackageFindings.of(e));
        }
    }

    private void add(OneReader.Place where, Path manifest) {
        places.add(where);
        manifests.add(manifest);
    }

    private void refuse(Finding finding) {
        refused = new Submissions.One(0, new byte[0], new ManifestReader.Read(null, List.of(finding)));
    }

    /**
     * The next submission, or null after the last.
     *
     * @throws IOException if the file system fails; what is read then is no longer in order, and the lot must be begun anew
     */
    @Nullable
    Placed next() throws IOException {
        if (!begun) {
            begin();
        }
        if (refused != null) {
            Placed only = new Placed(place, refused);
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
                return new Placed(place, one);
            }
            open.close();
            open = null;
        }
        return null;
    }

    /** Passes over the rest of the file at which it stands: that is put aside as one that cannot be read. */
    void refuseRest() throws IOException {
        closeFile();
        begun = true;
        refuse(Finding.of(EnvelopeCodes.UNREADABLE, ""));
    }

    private void closeFile() throws IOException {
        Submissions left = open;
        open = null;
        if (left != null) {
            left.close();
        }
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
        closeFile();
        if (unpacked != null) {
            FileTree.delete(unpacked);
        }
    }
}
