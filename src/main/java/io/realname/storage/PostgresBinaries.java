package io.realname.storage;

import io.realname.security.FileTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, which come as an archive on the class path and are unpacked once. The folder is called after
 * the archive's checksum, so that another version is unpacked beside it, and it has that name only when it is whole.
 */
final class PostgresBinaries {
    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}, below {@code folder}. */
    static synchronized Path unpackedIn(Path folder) {
        URL archive = archive();
        try {
            Path home = folder.resolve(nameOf(archive));
            if (Files.notExists(home)) {
                Files.createDirectories(folder);
                removeLeftovers(folder);
                Path unfinished = Files.createDirectory(
                        folder.resolve("unfinished-" + ProcessHandle.current().pid()));
                unpack(archive, unfinished);
                name(unfinished, home);
            }
            return home;
        } catch (IOException e) {
            throw new StorageException("PostgreSQL cannot be unpacked into " + folder + "; is the disk full?", e);
        }
    }

    private static URL archive() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "/postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        boolean known = machine.equals("aarch64") || machine.equals("amd64");
        URL archive = PostgresBinaries.class.getResource(name);
        if (!System.getProperty("os.name").equals("Linux") || !known || archive == null) {
            throw new StorageException("There is no embedded PostgreSQL for this machine ("
                    + System.getProperty("os.name") + " on " + machine + "). Install PostgreSQL 15 or newer and set "
                    + "realname.database.url, .user and .password.");
        }
        return archive;
    }

    private static String nameOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new StorageException("The archive of PostgreSQL is not in a jar: " + archive + ".");
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        FileTree.sync(folder);
    }

    private static void name(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileTree.delete(unfinished);
            if (Files.notExists(home)) {
                throw e;
            }
            // Another program was quicker: its copy is as good as ours.
        }
    }

    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "unfinished-*")) {
            for (Path leftover : unfinished) {
                String name = leftover.getFileName().toString();
                long pid = Long.parseLong(name.substring(name.indexOf('-') + 1));
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    FileTree.delete(leftover);
                }
            }
        }
    }
}
