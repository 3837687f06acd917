package io.realname.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.security.OwnerOnlyFile;
import io.realname.security.OwnerOnlyFolder;
import io.realname.security.SecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the running service of a data folder is to be reached ({@code <data>/run/service.json}). Only its owner can read or
 * write the file, for it says where the token is sent.
 *
 * @param url address of the service, without a slash at its end
 * @param tokenFile absolute path of the file with the token
 */
public record ServiceFile(String url, String tokenFile) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Rejects a file that lacks one of them. */
    public ServiceFile {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(tokenFile, "tokenFile");
    }

    /**
     * Writes the file, in place of an earlier one, in one step: a reader sees the old one or the new one.
     *
     * @throws SecretException if the folder is not ours alone
     */
    public void write(Path data) throws IOException {
        Path file = in(data);
        Path folder = OwnerOnlyFolder.open(data.resolve("run"));
        Path temporary = folder.resolve(".service.json.tmp");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(temporary, JSON.writeValueAsBytes(this), StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * What the service of that data folder wrote; empty if none runs. A service that was killed leaves its file behind.
     *
     * @throws SecretException if the file is not ours alone or is not what a service writes
     */
    public static Optional<ServiceFile> read(Path data) {
        Path file = in(data);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(OwnerOnlyFile.read(file), ServiceFile.class));
        } catch (IOException e) {
            throw new SecretException(
                    file + " is not what a service writes. Delete it and start the service again.", e);
        }
    }

    /** Takes the file away when the service ends. */
    public static void remove(Path data) throws IOException {
        Files.deleteIfExists(in(data));
    }

    private static Path in(Path data) {
        return data.resolve("run").resolve("service.json");
    }
}
