package io.realname.app;

import java.nio.file.Path;

/**
 * The folders of an installation.
 *
 * @param root where {@code config/}, {@code routes/} and {@code sql/} are
 * @param data inbox, outbox, quarantine, document store, embedded database
 * @param keys keysets and passwords, for the owner's eyes only
 */
public record Home(Path root, Path data, Path keys) {
    /** What the numbers, lists and texts are. */
    public Path config() {
        return root.resolve("config");
    }

    /** Where things flow. */
    public Path routes() {
        return root.resolve("routes");
    }

    /** How databases are read and written. */
    public Path sql() {
        return root.resolve("sql");
    }
}
