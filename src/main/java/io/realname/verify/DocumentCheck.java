package io.realname.verify;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.DocumentStoreException;
import io.realname.security.SecretException;

/** The document store holds what the rows name, unaltered. */
final class DocumentCheck implements Check {
    private static final String RESTORE = "Restore the file from the backup of the document store.";

    private final DocumentStore documents;
    private final boolean contents;

    DocumentCheck(DocumentStore documents, boolean contents) {
        this.documents = documents;
        this.contents = contents;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        snapshot.each("select name from documents", name -> {
            ledger.examined(1);
            look(snapshot, ledger, name);
        });
        if (!contents) {
            ledger.note("Only whether the files are there was asked, not whether they are unaltered.");
        }
        snapshot.each(
                """
                select name from documents d
                where not exists (select 1 from submission_documents s where s.document = d.name)
                  and not exists (select 1 from submissions s where s.joined_document = d.name)""",
                name -> ledger.problem(
                        "document " + name,
                        "No submission names this row.",
                        "It does no harm, but the program never leaves one: report it."));
    }

    private void look(Snapshot snapshot, Ledger ledger, String name) {
        if (!documents.has(name)) {
            if (isStillNamed(snapshot, name)) {
                ledger.problem("document " + name, "A row names this document, but it is not in the store.", RESTORE);
            }
        } else if (contents) {
            read(snapshot, ledger, name);
        }
    }

    private void read(Snapshot snapshot, Ledger ledger, String name) {
        try {
            documents.read(name);
        } catch (SecretException e) {
            ledger.problem(
                    "document " + name,
                    "The document was altered, cut off or exchanged, or the keys are others: it cannot be decrypted.",
                    RESTORE);
        } catch (DocumentStoreException e) {
            if (isStillNamed(snapshot, name)) {
                ledger.problem("document " + name, "The document cannot be read from the disk.", RESTORE);
            }
        }
    }

    /** Erased after the snapshot is no loss: then its row went first. */
    private static boolean isStillNamed(Snapshot snapshot, String name) {
        return snapshot.present()
                .withHandle(handle -> handle.createQuery("select exists (select 1 from documents where name = :name)")
                        .bind("name", name)
                        .mapTo(Boolean.class)
                        .one());
    }
}
