package io.realname.app;

import io.realname.casefile.DocumentStore;
import io.realname.storage.InstanceLock;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders of an installation.
 *
 * @param root where {@code config/}, {@code routes/} and {@code sql/} are
 * @param data inbox, outbox, quarantine, document store, embedded database; several nodes may share it
 * @param own what this program alone works on: claimed drops, uploads, its address; the data folder itself unless it is one of several nodes
 * @param keys keysets and passwords, for the owner's eyes only
 */
public record Home(Path root, Path data, Path own, Path keys) {
    /** The folders of an installation on whose data folder one program works. */
    public Home(Path root, Path data, Path keys) {
        this(root, data, data, keys);
    }

    /** The folders that the settings name. */
    public static Home of(Path root, Settings settings) {
        Path data = settings.path("realname.data.dir").orElse(root.resolve("data"));
        return new Home(
                root,
                data,
                settings.text("realname.node").map(nodes(data)::resolve).orElse(data),
                settings.path("realname.security.keys").orElse(data.resolve("keys")));
    }

    /** Whether this program is one of several on the data folder. */
    public boolean isNode() {
        return !own.equals(data);
    }

    /**
     * Takes the right to use the folders, which ends when what is returned is closed in the reverse order.
     *
     * @throws io.realname.storage.StorageException if another program has it; the sentence names its process
     */
    List<InstanceLock> locks() {
        return isNode()
                ? List.of(InstanceLock.share(data), InstanceLock.takeSoon(own))
                : List.of(InstanceLock.take(data));
    }

    /** The name of this program among those on the data folder. */
    public String node() {
        return nameOf(own);
    }

    /** The name of the program whose own folder that is. */
    String nameOf(Path program) {
        return program.equals(data) ? DocumentStore.ONLY : String.valueOf(program.getFileName());
    }

    /** The folder with one folder for each node. */
    public Path nodes() {
        return nodes(data);
    }

    private static Path nodes(Path data) {
        return data.resolve("nodes");
    }

    /** The document store. */
    public Path documents() {
        return data.resolve("documents");
    }

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
