package io.realname.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.security.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What a backup says of itself, in a file that is written last: without it the backup is not whole.
 *
 * @param takenAt system instant at which it was begun, ISO 8601
 * @param keys a digest by which the keys are recognised, and that tells nothing of them
 */
record BackupLabel(String takenAt, String keys) {
    private static final String FILE = "backup.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Rejects a label that lacks one of them. */
    BackupLabel {
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(keys, "keys");
    }

    static BackupLabel of(String takenAt, Keys keys) {
        return new BackupLabel(takenAt, recognised(keys));
    }

    /**
     * The label of the backup in {@code folder}.
     *
     * @throws StartRefused if there is none
     */
    static BackupLabel in(Path folder) {
        try {
            return JSON.readValue(folder.resolve(FILE).toFile(), BackupLabel.class);
        } catch (IOException e) {
            throw new StartRefused(
                    folder + " holds no whole backup: " + FILE
                            + ", which is written last, is missing or cannot be read.",
                    e);
        }
    }

    /** Whether these are the keys with which the backed up data were encrypted. */
    boolean fits(Keys some) {
        return keys.equals(recognised(some));
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    private static String recognised(Keys keys) {
        return HexFormat.of().formatHex(keys.digests().of("backup"));
    }
}
