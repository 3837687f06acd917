package io.realname.submission;

/**
 * How much looking at pictures may take ({@code config/limits.yaml}).
 *
 * @param megapixels above which a picture is never decoded
 * @param webpMegapixels the same for WebP, whose decoder is slow and wants much memory
 * @param seconds after which decoding a picture is given up
 * @param megabytes of memory that all pictures that are decoded at one time may take together
 * @param workingEdge longest edge, in pixels, at which a picture is measured; larger ones are thinned out while decoding
 * @param colourSpread how far red, green and blue must lie apart, of 255, for a spot to be in colour
 */
public record PictureEffort(
        int megapixels, int webpMegapixels, int seconds, int megabytes, int workingEdge, int colourSpread) {
    private static final long MEGA = 1_000_000;

    /** Whether a picture of these dimensions is one that nobody should try to decode. */
    public boolean isBeyond(int width, int height) {
        return (long) width * height > megapixels * MEGA;
    }

    /** The same with the bound for WebP. */
    public boolean isBeyondWebp(int width, int height) {
        return (long) width * height > webpMegapixels * MEGA;
    }
}
