package io.realname.submission;

import org.jspecify.annotations.Nullable;

/**
 * A document as it came with its manifest.
 *
 * @param ref what the manifest says of it
 * @param storedName its name in the document store, or null if it did not arrive or was not read
 * @param sha256 lower-case hexadecimal digest of what arrived, or null likewise
 * @param facts what its bytes told, or null likewise
 */
public record ArrivedDocument(
        DocumentRef ref,
        @Nullable String storedName,
        @Nullable String sha256,
        @Nullable PictureFacts facts) {
    /** Whether it is a stored, sound picture at whose pixels nobody has looked. */
    public boolean isToBeLookedAt() {
        return storedName != null && facts != null && facts.isToBeLookedAt();
    }

    /** What its pixels and metadata told, or null if nobody has looked at them. */
    public @Nullable PictureLook look() {
        return facts == null ? null : facts.look();
    }

    /** The same with what its bytes told now. */
    public ArrivedDocument with(PictureFacts known) {
        return new ArrivedDocument(ref, storedName, sha256, known);
    }
}
