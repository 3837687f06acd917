package io.realname.casefile;

import io.realname.submission.ArrivedDocument;
import io.realname.submission.PictureFacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows documents of cases to people. Whoever saw one stands in the case's event log, before the first byte is shown. Thread-safe. */
public final class CaseDocuments {
    private final Jdbi jdbi;
    private final CaseLoader loader;
    private final CaseWriter writer;
    private final DocumentStore store;

    /** Documents in {@code store} of the cases that {@code loader} reads. */
    public CaseDocuments(Jdbi jdbi, CaseLoader loader, CaseWriter writer, DocumentStore store) {
        this.jdbi = jdbi;
        this.loader = loader;
        this.writer = writer;
        this.store = store;
    }

    /**
     * A document's content.
     *
     * @param format what its bytes are, such as {@code jpeg}; null if nobody could tell
     */
    public record Shown(@Nullable String format, byte[] content) {}

    /**
     * The document of a case's present submission.
     *
     * @param position its place in the manifest, from 0
     * @param actor who sees it, for the event log
     * @return empty if there is no such document, or it never came or was not kept
     */
    public Optional<Shown> show(UUID caseId, int position, String actor) {
        Optional<ArrivedDocument> found = jdbi.inTransaction(handle -> {
            // Locked, so that the event stands in the log behind the change that it speaks of.
            Optional<OpenCase> open = loader.lock(handle, caseId);
            Optional<ArrivedDocument> document = open.map(OpenCase::documents)
                    .filter(all -> position < all.size())
                    .map(all -> all.get(position))
                    .filter(one -> one.storedName() != null);
            document.ifPresent(shown -> writer.note(
                    handle,
                    caseId,
                    open.orElseThrow().state(),
                    actor,
                    List.of(),
                    "document " + position + " was shown"));
            return document;
        });
        return found.map(document -> {
            PictureFacts facts = document.facts();
            return new Shown(facts == null ? null : facts.format(), store.read(String.valueOf(document.storedName())));
        });
    }
}
