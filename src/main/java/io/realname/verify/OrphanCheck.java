package io.realname.verify;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.DocumentStoreException;
import io.realname.casefile.DocumentSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The document store holds nothing but what the rows name. A file that no row names yet may be on its way to its commit, or be left by a
 * crash; the daily sweep erases the latter, and only one that it should have erased is a problem. Without a service nothing is swept, so
 * then none is.
 */
final class OrphanCheck implements Check {
    private static final int AT_A_TIME = 1_000;
    /** After so long a sweep has erased it, even if one failed. */
    private static final Duration SWEPT = DocumentSweep.UNWANTED.plus(DocumentSweep.PERIOD.multipliedBy(2));
    /** Nobody writes a document for so long. */
    private static final Duration WRITTEN = Duration.ofDays(1);

    private final DocumentStore documents;

    OrphanCheck(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        Map<String, Path> some = new HashMap<>();
        long[] young = {0};
        documents.each(file -> {
            some.put(String.valueOf(file.getFileName()), file);
            if (some.size() == AT_A_TIME) {
                young[0] += look(snapshot, ledger, some);
                some.clear();
            }
        });
        young[0] += look(snapshot, ledger, some);
        if (young[0] > 0) {
            ledger.note(young[0] + " documents are not named by a row (yet).");
        }
        documents.eachOther(file -> lookAtOther(snapshot, ledger, file));
    }

    private static void lookAtOther(Snapshot snapshot, Ledger ledger, Path file) {
        ledger.examined(1);
        if (!isYoung(snapshot, file, WRITTEN)) {
            ledger.problem(
                    "file " + file.getFileName(),
                    "This file lies in " + file.getParent() + " and is no document.",
                    "In a folder below incoming/ it is a document that was never whole: the start of the service of that name removes "
                            + "it. Anywhere else it is not ours: move it away.");
        }
    }

    /** Looks at files by name, and returns how many are not named but young. */
    private long look(Snapshot snapshot, Ledger ledger, Map<String, Path> files) {
        ledger.examined(files.size());
        Set<String> strange = new HashSet<>(files.keySet());
        strange.removeAll(named(snapshot.handle(), strange));
        if (strange.isEmpty()) {
            return 0;
        }
        strange.removeAll(snapshot.present().withHandle(handle -> named(handle, strange)));
        long young = 0;
        for (String name : strange) {
            Path file = Objects.requireNonNull(files.get(name));
            if (isYoung(snapshot, file, SWEPT)) {
                young++;
            } else {
                ledger.problem(
                        "document " + name,
                        "No row names this file of the document store.",
                        "The service erases such files at its start and daily; if it has run meanwhile, see its log for why it could not.");
            }
        }
        return young;
    }

    private static Set<String> named(Handle handle, Set<String> names) {
        return new HashSet<>(handle.createQuery("select name from documents where name = any (:names)")
                .bindArray("names", String.class, names.toArray())
                .mapTo(String.class)
                .list());
    }

    private static boolean isYoung(Snapshot snapshot, Path file, Duration after) {
        Duration patience = snapshot.patience().compareTo(after) > 0 ? snapshot.patience() : after;
        try {
            Instant changed =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return snapshot.mayBeUnderWay() && changed.isAfter(snapshot.system().minus(patience));
        } catch (NoSuchFileException e) {
            return true; // It was swept away or finished just now.
        } catch (IOException e) {
            throw new DocumentStoreException("The age of " + file + " cannot be told.", e);
        }
    }
}
