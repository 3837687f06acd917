package io.realname.submission.picture;

import org.jspecify.annotations.Nullable;

/**
 * What walking through a picture's structure told.
 *
 * @param width pixels, 0 if not known; likewise {@code height}
 * @param fault {@link #TRUNCATED} or another of the words here, or null if the structure is sound
 */
record Structure(int width, int height, @Nullable String fault) {
    /** The file ends before its structure does. */
    static final String TRUNCATED = "truncated";
    /** A checksum in the file does not fit its data. */
    static final String CHECKSUM = "checksum";
    /** A header holds what its format does not allow. */
    static final String HEADER = "header";
    /** The structure is closed, but there is no picture in it. */
    static final String NO_IMAGE_DATA = "no-image-data";

    /** A sound structure. */
    static Structure sound(int width, int height) {
        return new Structure(width, height, null);
    }

    /** A fault found before the dimensions were. */
    static Structure faulty(String fault) {
        return new Structure(0, 0, fault);
    }
}
