package io.realname.web;

import java.time.Duration;

/**
 * How much one request may bring.
 *
 * @param files files in it
 * @param bytesOfOne bytes of one file
 * @param bytesOfAll bytes of the whole body
 * @param bytesInMemory bytes of a whole body that is not laid into files but kept in memory until its turn comes
 * @param time from its first byte to its last
 * @param atOnce such requests that are read at the same time
 */
public record UploadLimits(int files, long bytesOfOne, long bytesOfAll, long bytesInMemory, Duration time, int atOnce) {
    /** The bounds that hold for the service. */
    public static final UploadLimits DEFAULT =
            new UploadLimits(200, 32L << 20, 64L << 20, 256L << 10, Duration.ofSeconds(60), 48);
}
