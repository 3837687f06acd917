package io.realname.casefile;

import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.time.BusinessClock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What pictures showed, and pictures that were made of others. Thread-safe; the handles are not. */
public final class PictureBook {
    private final CaseCipher cipher;
    private final BusinessClock business;

    /** Stamps rows with business time. */
    public PictureBook(CaseCipher cipher, BusinessClock business) {
        this.cipher = cipher;
        this.business = business;
    }

    /**
     * Keeps what pictures showed at which nobody had looked before, by their stored names; in the order of the names, so that no two
     * transactions wait in a ring.
     */
    public void keep(Handle handle, Map<String, PictureLook> looks) {
        RowBatch rows = new RowBatch("name text", "look_enc bytea");
        new TreeMap<>(looks)
                .forEach((name, look) -> rows.bind("name", name)
                        .bind("look_enc", cipher.seal(look, name))
                        .add());
        rows.execute(handle, """
                update documents d set look_enc = r.look_enc
                from :rows where d.name = r.name and d.look_enc is null""");
    }

    /** Notes the picture that shows both sides of an attempt's document; it is in the store, and durable. */
    public void join(Handle handle, UUID attempt, Stored stored, PictureFacts facts) {
        handle.createUpdate("""
                        insert into documents (name, bytes, format, width, height, created_at)
                        values (:name, :bytes, :format, :width, :height, :now) on conflict do nothing""")
                .bind("name", stored.name())
                .bind("bytes", facts.bytes())
                .bind("format", facts.format())
                .bind("width", facts.width())
                .bind("height", facts.height())
                .bind("now", business.now())
                .execute();
        handle.createUpdate("update submissions set joined_document = :name where id = :attempt")
                .bind("name", stored.name())
                .bind("attempt", attempt)
                .execute();
    }
}
