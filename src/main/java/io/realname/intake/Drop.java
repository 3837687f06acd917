package io.realname.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manifest that this process has claimed by renaming it out of the inbox.
 *
 * @param source whose folder it lay in
 * @param relative the manifest's path below that folder
 * @param claimed where it lies now
 * @param folder where it lay, against which the files it names resolve
 * @param sourceRoot the source's folder in the inbox, out of which no path may lead
 * @param key names this drop for ever: taking it in again after a crash is recognised by it
 */
record Drop(String source, Path relative, Path claimed, Path folder, Path sourceRoot, String key) {
    private static final Logger LOG = LoggerFactory.getLogger(Drop.class);

    /** The name of the claim, which is the folder in which it lies. */
    String claim() {
        return key.substring(0, key.indexOf('/'));
    }

    /** Marks the claim as one that is not forgotten: {@code ./realname verify} tells by its age. */
    void mark(Instant now) {
        Path folder = claimed;
        for (int i = 0; i <= relative.getNameCount(); i++) {
            folder = Objects.requireNonNull(folder.getParent(), "a claim lies in its folder");
        }
        try {
            Files.setLastModifiedTime(folder, FileTime.from(now));
        } catch (IOException e) {
            LOG.debug(
                    "A claim cannot be marked: {}.", e.getClass().getSimpleName()); // Usually it was finished just now.
        }
    }

    /** The place in the inbox from which the manifest was claimed. */
    Path original() {
        return sourceRoot.resolve(relative);
    }
}
