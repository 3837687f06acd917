package io.realname.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A drop that no source should send, and what must come of it.
 *
 * @param name of the drop's folder
 * @param quarantined whether it must be quarantined; else it must be rejected
 * @param code the finding with which it must be answered
 */
record BadInput(String name, boolean quarantined, String code, Dropping dropping) {
    /** Makes the drop. */
    @FunctionalInterface
    interface Dropping {
        void drop(BadDrops drops, String name) throws IOException, InterruptedException;
    }

    @Override
    public String toString() {
        return name + ": " + code;
    }

    private static BadInput quarantined(String name, String code, Dropping dropping) {
        return new BadInput(name, true, code, dropping);
    }

    private static BadInput rejected(String name, String code, Dropping dropping) {
        return new BadInput(name, false, code, dropping);
    }

    /** @param forbidding whether permissions mean anything to us */
    static List<BadInput> all(boolean forbidding) {
        byte[] rubbish = new byte[4096];
        new Random(1).nextBytes(rubbish);
        List<BadInput> inputs = new ArrayList<>(List.of(
                quarantined(
                        "malformed", "manifest.unreadable", (drops, name) -> drops.text(name, "{\"submissionId\": ")),
                quarantined("empty", "manifest.unreadable", (drops, name) -> drops.text(name, "")),
                quarantined("rubbish", "manifest.unreadable", (drops, name) -> drops.bytes(name, rubbish)),
                quarantined("nested", "manifest.too-large", (drops, name) -> drops.text(name, "[".repeat(5000))),
                quarantined(
                        "nested-in-object",
                        "manifest.too-large",
                        (drops, name) -> drops.text(name, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")),
                quarantined("large", "manifest.too-large", (drops, name) -> drops.sparse(name, 100L << 20)),
                quarantined("long-name", "manifest.unreadable", BadDrops::longName),
                quarantined("undecodable-names", "manifest.unreadable", BadDrops::undecodableNames),
                quarantined("manifest-is-link", "document.unsafe-path", BadDrops::manifestIsLink),
                quarantined("manifest-is-pipe", "document.unsafe-path", BadDrops::manifestIsPipe),
                quarantined("picture-is-link", "document.unsafe-path", BadDrops::pictureIsLink),
                quarantined("picture-is-pipe", "document.unsafe-path", BadDrops::pictureIsPipe),
                quarantined("picture-behind-link", "document.unsafe-path", BadDrops::pictureBehindLink),
                quarantined("picture-outside", "document.unsafe-path", BadDrops::pictureOutside),
                quarantined("same-names", "document.unsafe-path", BadDrops::sameNamesAndOneOutside),
                rejected("picture-is-missing", "document.missing", BadDrops::pictureIsMissing),
                rejected("picture-is-empty", "document.too-small", BadDrops::pictureIsEmpty),
                rejected(
                        "picture-is-huge",
                        "document.too-large",
                        (drops, name) -> drops.pictureIsHuge(name, 30L << 20))));
        if (forbidding) {
            inputs.add(quarantined("manifest-is-unreadable", "manifest.unreadable", BadDrops::manifestIsUnreadable));
            inputs.add(rejected("picture-is-unreadable", "document.missing", BadDrops::pictureIsUnreadable));
        }
        return inputs;
    }
}
