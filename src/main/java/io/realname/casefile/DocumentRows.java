package io.realname.casefile;

import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The rows of documents that arrived, and which attempt named which. Thread-safe. */
record DocumentRows(PictureBook pictures) {
    /** Writes documents in the order of their names: two batches that share some then never wait in a ring. */
    void write(Handle handle, List<Arrival> arrivals) {
        Map<String, PictureFacts> stored = new TreeMap<>();
        Map<String, PictureLook> looks = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            for (ArrivedDocument document : arrival.documents()) {
                if (document.storedName() != null && document.facts() != null) {
                    stored.put(document.storedName(), document.facts());
                    if (document.look() != null) {
                        looks.put(document.storedName(), document.look());
                    }
                }
            }
        }
        RowBatch rows = new RowBatch(
                "name text", "bytes int8", "format text", "width int4", "height int4", "fault text", "at timestamptz");
        stored.forEach((name, facts) -> rows.bind("name", name)
                .bind("bytes", facts.bytes())
                .bind("format", facts.format())
                .bind("width", facts.width())
                .bind("height", facts.height())
                .bind("fault", facts.fault())
                .bind("at", arrivals.get(0).receivedAt())
                .add());
        rows.execute(handle, """
                insert into documents (name, bytes, format, width, height, fault, created_at)
                select name, bytes, format, width, height, fault, at from :rows on conflict do nothing""");
        pictures.keep(handle, looks);
    }

    /** Writes which document stands behind which entry of a manifest. */
    void writeNamed(Handle handle, List<Attempt> attempts) {
        RowBatch rows = new RowBatch("attempt uuid", "position int4", "document text", "sha256 text");
        for (Attempt attempt : attempts) {
            List<ArrivedDocument> documents = attempt.arrival().documents();
            for (int i = 0; i < documents.size(); i++) {
                rows.bind("attempt", attempt.id())
                        .bind("position", i)
                        .bind("document", documents.get(i).storedName())
                        .bind("sha256", documents.get(i).sha256())
                        .add();
            }
        }
        rows.execute(handle, """
                insert into submission_documents (attempt, position, document, sha256)
                select attempt, "position", document, sha256 from :rows""");
    }
}
