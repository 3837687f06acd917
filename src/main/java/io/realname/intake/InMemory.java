package io.realname.intake;

import java.nio.file.Path;
import java.util.Map;

/**
 * A package of one submission that is small enough never to lie in a folder.
 *
 * @param key names it for ever: taking it in again after a crash is recognised by it
 * @param manifest which of the files is its manifest, in JSON
 * @param files their contents by the relative paths under which the manifest may name them
 */
public record InMemory(Source source, String key, Path manifest, Map<Path, byte[]> files) {
    /** Takes a copy of the map, not of the contents. */
    public InMemory {
        files = Map.copyOf(files);
        if (!files.containsKey(manifest)) {
            throw new IllegalArgumentException("The manifest is not among the files.");
        }
    }
}
