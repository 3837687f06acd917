package io.realname.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;

/** The migrations that a program has, and the tables that these and those of other versions have made. */
final class Migrations {
    private static final Pattern FILE = Pattern.compile("V(\\d{1,6})__.*\\.sql");

    private final Path folder;
    private final DatabaseLogin login;
    private final DataSource database;

    Migrations(Path folder, DatabaseLogin login, DataSource database) {
        this.folder = folder;
        this.login = login;
        this.database = database;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database)
                .locations("filesystem:" + folder.toAbsolutePath())
                // Of nodes that are upgraded one by one the older start as well: on tables that are newer than they
                // are.
                .ignoreMigrationPatterns("*:future");
    }

    /** Runs those that have not been run. */
    void run() {
        if (!Files.isDirectory(folder)) {
            throw new StorageException(
                    "There are no migrations in " + folder.toAbsolutePath() + ": the installation is incomplete.");
        }
        try {
            flyway().validateMigrationNaming(true).load().migrate();
        } catch (FlywayException e) {
            throw new StorageException(
                    "The tables of " + login + " cannot be brought up to date with the migrations in "
                            + folder.toAbsolutePath() + ": " + e.getMessage(),
                    e);
        }
    }

    /** Whether all have been run as they are. */
    boolean areRun() {
        return flyway().load().validateWithResult().validationSuccessful;
    }

    /** Refuses tables on which, as a later migration has noted in them, a program with these migrations cannot work. */
    void requireRecent(Jdbi jdbi) {
        int oldest = jdbi.withHandle(handle -> {
            boolean noted = handle.createQuery("select to_regclass('oldest_program') is not null")
                    .mapTo(Boolean.class)
                    .one();
            return noted
                    ? handle.createQuery("select migration from oldest_program")
                            .mapTo(Integer.class)
                            .one()
                    : 0;
        });
        int ours = newest();
        if (ours < oldest) {
            throw new StorageException("The tables of " + login + " are those of a newer version of Realname, on which "
                    + "this one cannot work: its newest migration is " + ours + ", and it needs " + oldest
                    + ". Install the newer version here, too.");
        }
    }

    private int newest() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new StorageException("The folder " + folder.toAbsolutePath() + " cannot be read: " + e, e);
        }
    }
}
