package io.realname.app;

import io.realname.casefile.DocumentStore;
import io.realname.security.FileTree;
import io.realname.security.Keys;
import io.realname.security.OwnerOnlyFolder;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies what cannot be made again, the embedded database and the document store, while the service runs or stands still, and puts
 * it back. The database comes first: every document that one of its rows names is then still to be copied, and one that no row
 * names does no harm. Keys are never in a backup.
 */
public final class Backup {
    private static final String DATABASE = "database";
    private static final String DOCUMENTS = "documents";
    private static final List<String> KEYS = List.of("fields.json", "documents.json", "digests.json");

    private final Home home;
    private final PostgresPlace place;
    private final InstantSource system;

    /**
     * Backups of the installation that the settings describe.
     *
     * @throws StartRefused if its database is not the embedded one, which has tools of its own
     */
    public Backup(Path root, Settings settings, InstantSource system) {
        if (settings.text("realname.database.url").isPresent()) {
            throw new StartRefused(
                    "The database is not the embedded one (realname.database.url): copy it with pg_dump, and then the "
                            + "documents, as docs/operations.md says.",
                    null);
        }
        this.home = Home.of(root, settings);
        this.place = PostgresPlace.under(home.data(), home.keys());
        this.system = system;
    }

    /**
     * Makes a backup.
     *
     * @param folder not there yet, or empty and closed to others
     * @throws StartRefused if there is nothing to back up, or the folder is not fit
     */
    public void make(Path folder) throws IOException {
        requireKeys();
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new StartRefused("There is something in " + folder + " already; name a new folder.", null);
        }
        OwnerOnlyFolder.open(folder);
        BackupLabel label = BackupLabel.of(system.instant().toString(), Keys.open(home.keys()));
        copyDatabase(folder.resolve(DATABASE));
        DocumentStore.beside(home.documents(), Keys.open(home.keys())).copyTo(folder.resolve(DOCUMENTS));
        FileTree.sync(folder);
        label.write(folder);
        FileTree.sync(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** A server that stands still is started for it, and no service meanwhile. */
    private void copyDatabase(Path folder) {
        Optional<EmbeddedPostgres> running = EmbeddedPostgres.running(place);
        if (running.isPresent()) {
            running.get().copyTo(folder);
            return;
        }
        if (!Files.isDirectory(place.folder())) {
            throw new StartRefused("There is nothing to back up: there is no database in " + home.data() + ".", null);
        }
        InstanceLock lock = InstanceLock.take(home.data());
        try (lock;
                EmbeddedPostgres server = EmbeddedPostgres.start(place)) {
            server.copyTo(folder);
        }
    }

    /**
     * Puts a backup into the data folder, which has no database; documents that are there stay.
     *
     * @return the instant at which the backup was begun
     * @throws StartRefused if the backup is not whole, or the keys are not those with which it was made
     */
    public String putBack(Path folder) throws IOException {
        BackupLabel label = BackupLabel.in(folder);
        requireKeys();
        if (!label.fits(Keys.open(home.keys()))) {
            throw new StartRefused(
                    "The keys in " + home.keys()
                            + " are not those with which the backup was made; put those back first.",
                    null);
        }
        InstanceLock lock = InstanceLock.take(home.data());
        try (lock) {
            FileTree.copy(folder.resolve(DOCUMENTS), home.documents());
            FileTree.sync(home.documents());
            EmbeddedPostgres.putBack(folder.resolve(DATABASE), place);
        }
        return label.takenAt();
    }

    /** Keys that are missing would be made anew, and fit nothing. */
    private void requireKeys() {
        Stream<Path> needed = Stream.concat(KEYS.stream().map(home.keys()::resolve), Stream.of(place.passwordFile()));
        needed.filter(Files::notExists).findFirst().ifPresent(missing -> {
            throw new StartRefused(
                    missing + " is missing: put the copy of the keys back first (a backup holds none).", null);
        });
    }
}
