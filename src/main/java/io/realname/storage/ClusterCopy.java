package io.realname.storage;

import io.realname.security.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of a cluster whose server is at work, made as PostgreSQL's functions for it (pg_backup_start, pg_backup_stop) want it: files as they
 * happen to be, and all of the write-ahead log with which a server that starts on the copy makes them whole.
 */
final class ClusterCopy {
    /** What belongs to the running server alone, and is made anew by the next. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "tablespace_map");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}|[0-9A-F]{8}\\.history");
    private static final Path CONTROL = Path.of("global", "pg_control");

    private final Path cluster;
    private final Path copy;

    /** A copy of {@code cluster} in the folder {@code copy}, which is not there yet. */
    ClusterCopy(Path cluster, Path copy) {
        this.cluster = cluster;
        this.copy = copy;
    }

    /** Makes the copy over a connection of the administrator, which is used for nothing else meanwhile. */
    void make(Connection administrator) throws IOException, SQLException {
        try (Statement statement = administrator.createStatement()) {
            // Until the connection ends the server keeps the log from here on.
            value(statement, "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
            String first = value(statement, "select pg_walfile_name(pg_backup_start('realname', true))");
            copyFiles();
            try (ResultSet stopped = statement.executeQuery(
                    "select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(copy.resolve("backup_label"), stopped.getString("labelfile"), StandardCharsets.UTF_8);
                copyLog(first, stopped.getString("last"));
            }
        }
        FileTree.sync(copy);
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private void copyFiles() throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = cluster.relativize(folder);
                Files.copy(folder, copy.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                return EMPTY.contains(relative.toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    copyOne(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // The server has removed it; the log knows.
                }
                throw failure;
            }
        });
    }

    private void copyOne(Path file) throws IOException {
        Path relative = cluster.relativize(file);
        try {
            Files.copy(file, copy.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
            if (relative.equals(CONTROL)) {
                awaitEqual(file, copy.resolve(relative));
            }
        } catch (NoSuchFileException e) {
            return; // As above.
        }
    }

    /** No log mends the control file, so the copy must not have been taken in the middle of a change. */
    private static void awaitEqual(Path file, Path copied) throws IOException {
        byte[] before = Files.readAllBytes(copied);
        byte[] now = Files.readAllBytes(file);
        while (!Arrays.equals(before, now)) {
            before = now;
            now = Files.readAllBytes(file);
        }
        Files.write(copied, now);
    }

    private void copyLog(String first, String last) throws IOException {
        Path log = cluster.resolve("pg_wal");
        try (Stream<Path> segments = Files.list(log)) {
            for (Path segment : (Iterable<Path>) segments::iterator) {
                String name = segment.getFileName().toString();
                boolean needed = name.endsWith(".history") || (name.compareTo(first) >= 0 && name.compareTo(last) <= 0);
                if (SEGMENT.matcher(name).matches() && needed) {
                    Files.copy(segment, copy.resolve("pg_wal").resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
