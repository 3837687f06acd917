package io.realname.picture;

/** What the samples of a pixel mean. */
enum ColourModel {
    GREY,
    RGB,
    /** Red, green, blue, and how opaque they are over white. */
    RGBA,
    /** Lightness, and two differences of colour (ITU-T T.871). */
    YCC,
    /** Inks, as Adobe writes them: 0 is the most. */
    INVERTED_CMYK,
    /** The same inks with the first three as YCC. */
    INVERTED_YCCK;

    private static final int MOST = 255;
    private static final int MIDDLE = 128;

    /** Samples of a pixel as they are stored. */
    int samples() {
        return switch (this) {
            case GREY -> 1;
            case RGB, YCC -> 3;
            default -> 4;
        };
    }

    /** The pixel as red, green and blue, at {@code to} of {@code target}. */
    void toRgb(byte[] source, int from, int[] offsets, byte[] target, int to) {
        int first = source[from + offsets[0]] & 0xFF;
        if (this == GREY) {
            put(target, to, first, first, first);
            return;
        }
        int second = source[from + offsets[1]] & 0xFF;
        int third = source[from + offsets[2]] & 0xFF;
        switch (this) {
            case YCC -> put(target, to, red(first, third), green(first, second, third), blue(first, second));
            case RGBA -> {
                int opaque = source[from + offsets[3]] & 0xFF;
                put(target, to, over(first, opaque), over(second, opaque), over(third, opaque));
            }
            case INVERTED_CMYK -> {
                int black = source[from + offsets[3]] & 0xFF;
                put(target, to, first * black / MOST, second * black / MOST, third * black / MOST);
            }
            case INVERTED_YCCK -> {
                int black = source[from + offsets[3]] & 0xFF;
                // What is coded as YCC are the inks themselves, so that their inverse is the light.
                put(
                        target,
                        to,
                        red(first, third) * black / MOST,
                        green(first, second, third) * black / MOST,
                        blue(first, second) * black / MOST);
            }
            default -> put(target, to, first, second, third);
        }
    }

    private static void put(byte[] target, int to, int red, int green, int blue) {
        target[to] = (byte) red;
        target[to + 1] = (byte) green;
        target[to + 2] = (byte) blue;
    }

    private static int over(int sample, int opaque) {
        return (sample * opaque + MOST * (MOST - opaque)) / MOST;
    }

    static int red(int y, int cr) {
        return clamped(y + 1.402 * (cr - MIDDLE));
    }

    static int green(int y, int cb, int cr) {
        return clamped(y - 0.344136 * (cb - MIDDLE) - 0.714136 * (cr - MIDDLE));
    }

    static int blue(int y, int cb) {
        return clamped(y + 1.772 * (cb - MIDDLE));
    }

    private static int clamped(double sample) {
        return (int) Math.max(0, Math.min(MOST, Math.round(sample)));
    }
}
