package io.realname.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases documents that no row names: they were stored by a program that died before the commit, and their submission never came again.
 * Due at the start and once a day. Whoever adds a document that is there already marks it as wanted, so that only what nobody has wanted
 * for {@link #UNWANTED} goes. Thread-safe.
 */
public final class DocumentSweep implements Work.Source {
    /** Longer than any clock is wrong by, and than any database is away while somebody waits to commit. */
    public static final Duration UNWANTED = Duration.ofDays(3);
    /** From one sweep to the next. */
    public static final Duration PERIOD = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(DocumentSweep.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final int AT_A_TIME = 1_000;

    private final Jdbi jdbi;
    private final DocumentStore store;
    private final Periodic due;

    /** Sweeps {@code store}, of which the rows of that database tell. */
    public DocumentSweep(Jdbi jdbi, DocumentStore store, InstantSource system) {
        this.jdbi = jdbi;
        this.store = store;
        this.due = new Periodic(system, PERIOD, AFTER_FAILURE);
    }

    @Override
    public Optional<Work> next() {
        return due.next();
    }

    /** Erases what nobody wants. @return how many documents */
    public int sweep() {
        Instant wanted = store.now().toInstant().minus(UNWANTED);
        List<Path> old = new ArrayList<>();
        int[] erased = {0};
        store.each(file -> {
            if (isOlder(file, wanted)) {
                old.add(file);
            }
            if (old.size() == AT_A_TIME) {
                erased[0] += erase(old, wanted);
                old.clear();
            }
        });
        erased[0] += erase(old, wanted);
        if (erased[0] > 0) {
            LOG.info("{} documents that no submission names were erased.", erased[0]);
        }
        return erased[0];
    }

    private static boolean isOlder(Path file, Instant wanted) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(wanted);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new DocumentStoreException("The age of " + file + " cannot be told.", e);
        }
    }

    private int erase(List<Path> files, Instant wanted) {
        if (files.isEmpty()) {
            return 0;
        }
        Set<String> named = new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select name from documents where name = any (:names)")
                        .bindArray(
                                "names",
                                String.class,
                                files.stream().map(DocumentSweep::name).toList())
                        .mapTo(String.class)
                        .list()));
        int erased = 0;
        for (Path file : files) {
            if (!named.contains(name(file)) && store.eraseUnlessWantedSince(file, wanted)) {
                erased++;
            }
        }
        return erased;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
