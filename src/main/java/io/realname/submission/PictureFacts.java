package io.realname.submission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file's bytes told about it; kept with the stored document, so that no rule needs the bytes again.
 *
 * @param format what the content is: {@code jpeg png bmp heic webp pdf}, another lower-case name, or {@code unknown}
 * @param bytes size of the file
 * @param width pixels, 0 if not known; likewise {@code height}
 * @param fault why the structure is unsound (a stable word such as {@code truncated}), or null if it is sound
 * @param look what its pixels and metadata told, or null if nobody has looked at them (yet)
 */
public record PictureFacts(
        String format,
        long bytes,
        int width,
        int height,
        @Nullable String fault,
        @Nullable PictureLook look) {
    private static final Set<String> PICTURES = Set.of("jpeg", "png", "bmp", "heic", "webp");

    /** The facts about a file at whose pixels nobody has looked. */
    public PictureFacts(String format, long bytes, int width, int height, @Nullable String fault) {
        this(format, bytes, width, height, fault, null);
    }

    /** Whether it is a sound picture at whose pixels nobody has looked. */
    public boolean isToBeLookedAt() {
        return look == null && fault == null && PICTURES.contains(format);
    }

    /** The same with what its pixels and metadata told. */
    public PictureFacts with(PictureLook seen) {
        return new PictureFacts(format, bytes, width, height, fault, seen);
    }
}
