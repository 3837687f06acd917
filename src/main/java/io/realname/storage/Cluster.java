package io.realname.storage;

import io.realname.security.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the database cluster at first start. */
final class Cluster {
    /** The server's first role, who may do everything. */
    static final String ADMINISTRATOR = "postgres";

    private final PostgresPlace place;
    private final ServerIdentity identity;
    private final ServerPrograms programs;

    Cluster(PostgresPlace place, ServerIdentity identity, ServerPrograms programs) {
        this.place = place;
        this.identity = identity;
        this.programs = programs;
    }

    /** Puts the copy of a cluster where none is yet; under its name it is there only when it is whole. */
    static void putBack(Path copy, PostgresPlace place) {
        if (Files.exists(place.cluster())) {
            throw new StorageException("There is a database in " + place.folder() + " already. Move it away first.");
        }
        Path unfinished = place.folder().resolve("unfinished");
        try {
            Files.createDirectories(place.folder());
            FileTree.delete(unfinished);
            FileTree.copy(copy, unfinished);
            FileTree.sync(unfinished);
            Files.move(unfinished, place.cluster(), StandardCopyOption.ATOMIC_MOVE);
            FileTree.syncOne(place.folder());
        } catch (IOException e) {
            throw new StorageException(
                    "The database in " + copy + " cannot be put into " + place.folder() + ": " + e, e);
        }
    }

    /**
     * Makes the cluster unless it is there. It is made under another name and renamed when it is whole, so that one
     * whose making was interrupted is simply made again.
     */
    void ensure(String password) throws IOException {
        if (Files.exists(place.cluster())) {
            return;
        }
        Path unfinished = place.folder().resolve("unfinished");
        Path passwordFile = place.folder().resolve("unfinished-password");
        FileTree.delete(unfinished);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            identity.own(passwordFile);
            ServerCommand.Result result = programs.initialise(unfinished, ADMINISTRATOR, passwordFile);
            if (!result.succeeded()) {
                throw new StorageException("The embedded PostgreSQL cannot be set up in " + place.folder() + ". "
                        + "initdb says: " + result.output());
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, place.cluster(), StandardCopyOption.ATOMIC_MOVE);
        FileTree.syncOne(place.folder());
    }
}
