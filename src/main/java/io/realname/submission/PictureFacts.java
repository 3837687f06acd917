package io.realname.submission;

import org.jspecify.annotations.Nullable;

/**
 * What reading a file's bytes told about it; kept with the stored document, so that no rule needs the bytes again.
 *
 * @param format what the content is: {@code jpeg png bmp heic webp pdf}, another lower-case name, or {@code unknown}
 * @param bytes size of the file
 * @param width pixels, 0 if not known; likewise {@code height}
 * @param fault why the structure is unsound (a stable word such as {@code truncated}), or null if it is sound
 */
public record PictureFacts(
        String format,
        long bytes,
        int width,
        int height,
        @Nullable String fault) {}
