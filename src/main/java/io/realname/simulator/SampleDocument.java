package io.realname.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that a sample brings, and what is wrong with it. Every document of the manifest for which a sample says nothing
 * is a sound JPEG.
 *
 * @param file name in the sample's folder
 * @param format what the content really is: {@code jpeg}, {@code png} or {@code bmp}; null: as the file name says
 * @param width pixels, null for {@value #WIDTH}; likewise {@code height}, null for {@value #HEIGHT}
 * @param defect what is wrong with it, null for nothing
 */
public record SampleDocument(
        String file,
        @Nullable String format,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Defect defect) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;

    /** What can be wrong with a file as a whole. In YAML it is written in lower case. */
    public enum Defect {
        /** Named by the manifest, never written. */
        MISSING,
        /** The last third of the bytes is cut off. */
        TRUNCATED,
        /** A file without a byte. */
        EMPTY,
        /** A line of text under a picture's name. */
        TEXT,
        /** A symbolic link to the picture. */
        SYMLINK,
        /** Without colour, though saved as a picture in colour. */
        GREY,
        /** Without the last third of the bytes, and closed again, so that only a decoder misses them. */
        PATCHED,
        /** Out of focus, mirrored by what it says of itself, and saved by an image editor. */
        SPOILT
    }

    /** A sound picture under that name. */
    static SampleDocument sound(String file) {
        return new SampleDocument(file, null, null, null, null);
    }

    String contentFormat() {
        if (format != null) {
            return format;
        }
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return extension.equals("jpg") ? "jpeg" : extension;
    }

    int pixelsWide() {
        return width == null ? WIDTH : width;
    }

    int pixelsHigh() {
        return height == null ? HEIGHT : height;
    }
}
