package io.realname.intake;

import java.nio.file.Path;

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
    /** The name of the claim, which is the folder in which it lies. */
    String claim() {
        return key.substring(0, key.indexOf('/'));
    }

    /** The place in the inbox from which the manifest was claimed. */
    Path original() {
        return sourceRoot.resolve(relative);
    }
}
