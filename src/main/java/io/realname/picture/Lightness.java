package io.realname.picture;

/** How light a pixel is (weights of ITU-R BT.601, of 256). */
final class Lightness {
    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private Lightness() {}

    static int of(int red, int green, int blue) {
        return (RED * red + GREEN * green + BLUE * blue) >> 8;
    }

    /** The lightness of a pixel of a row as {@link Pixels#read} gives it. */
    static int of(byte[] row, int x, boolean ycc) {
        int at = 3 * x;
        return ycc ? row[at] & 0xFF : of(row[at] & 0xFF, row[at + 1] & 0xFF, row[at + 2] & 0xFF);
    }
}
