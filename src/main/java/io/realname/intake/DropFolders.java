package io.realname.intake;

import java.nio.file.Path;

/**
 * Where drops lie, on one file system: a drop is claimed by a rename.
 *
 * @param data what all nodes share: inbox, outbox, quarantine
 * @param own what this program alone works on; the same folder if it is the only one
 */
public record DropFolders(Path data, Path own) {
    /** The folders of a program that is the only one on its data folder. */
    public static DropFolders in(Path data) {
        return new DropFolders(data, data);
    }

    /** Where sources drop. */
    Path inbox() {
        return data.resolve("inbox");
    }

    /** Where sources are answered. */
    Path outbox() {
        return data.resolve("outbox");
    }

    /** What could not be read. */
    Path quarantine() {
        return data.resolve("quarantine");
    }

    /** Claimed drops of one submission. */
    Path work() {
        return own.resolve("work");
    }

    /** Claimed drops of several. */
    Path lots() {
        return own.resolve("work-lots");
    }

    /** Packages while they are taken in. */
    Path unpacked() {
        return own.resolve("unpacked");
    }
}
