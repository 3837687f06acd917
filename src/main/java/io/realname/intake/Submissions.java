package io.realname.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.intake.format.Formats;
import io.realname.intake.format.Row;
import io.realname.intake.format.Rows;
import io.realname.intake.format.RowsRefused;
import io.realname.submission.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a manifest file, one after the other, whatever its format. What cannot be read is one of them, with the finding
 * that says why, so that nothing is passed over. For one thread.
 */
final class Submissions implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ManifestReader manifests;
    private final Source source;
    private @Nullable Rows rows;
    private @Nullable One only;

    /**
     * One of them.
     *
     * @param row where it stands in the file, 0 for a file of one, and for what is said of the whole file
     * @param content its bytes; of a row those of the manifest that the row says
     */
    record One(int row, byte[] content, ManifestReader.Read read) {}

    private Submissions(ManifestReader manifests, Source source) {
        this.manifests = manifests;
        this.source = source;
    }

    /** Opens a file; where it does not say site and language, those of its source hold. */
    static Submissions open(Path file, Formats formats, ManifestReader manifests, Source source) throws IOException {
        Submissions all = new Submissions(manifests, source);
        if (!Formats.isOfRows(String.valueOf(file.getFileName()))) {
            byte[] content = head(file, manifests.mostBytes());
            all.only = new One(0, content, manifests.read(content, source.site(), source.language()));
            return all;
        }
        try {
            all.rows = formats.open(file);
        } catch (RowsRefused refused) {
            all.only = refused(refused);
        }
        return all;
    }

    /** As much of a manifest as tells whether it is too large. */
    static byte[] head(Path manifest, int most) throws IOException {
        try (InputStream in = Files.newInputStream(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most + 1);
        }
    }

    /** The next, or null after the last. */
    @Nullable
    One next() throws IOException {
        if (only != null) {
            One one = only;
            only = null;
            return one;
        }
        if (rows == null) {
            return null;
        }
        try {
            Row row = rows.next();
            return row == null ? null : one(row);
        } catch (RowsRefused refused) {
            rows.close();
            rows = null;
            return refused(refused);
        }
    }

    private One one(Row row) {
        if (row.manifest() == null) {
            Finding finding = Finding.of(EnvelopeCodes.UNREADABLE, "")
                    .variant("row-" + row.fault())
                    .with("line", row.number());
            return new One(row.number(), new byte[0], new ManifestReader.Read(null, List.of(finding)));
        }
        try {
            byte[] content = JSON.writeValueAsBytes(row.manifest());
            return new One(
                    row.number(), content, manifests.understand(row.manifest(), source.site(), source.language()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("A tree in memory could not be written.", impossible);
        }
    }

    private static One refused(RowsRefused refused) {
        return new One(0, new byte[0], new ManifestReader.Read(null, List.of(PackageFindings.of(refused))));
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
