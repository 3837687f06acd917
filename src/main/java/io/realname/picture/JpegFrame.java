package io.realname.picture;

/**
 * What a JPEG says of its coding before its first scan (ITU-T T.81, annex B; JFIF; Adobe's marker).
 *
 * @param process the start-of-frame marker: 0xC0 and 0xC1 sequential, 0xC2 progressive, others are rare
 * @param adobeTransform what Adobe's marker says of the colours (0 none, 1 YCbCr, 2 YCCK), -1 without such a marker
 * @param plainRgb whether its components are called R, G and B
 */
record JpegFrame(int process, int precision, int components, int adobeTransform, boolean jfif, boolean plainRgb) {
    private static final int PROGRESSIVE = 0xC2;
    private static final int SOS = 0xDA;
    private static final String ADOBE = "Adobe";

    /** The frame of a JPEG whose structure is sound. */
    static JpegFrame of(byte[] jpeg) {
        int adobe = -1;
        boolean jfif = false;
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++; // fill
                continue;
            }
            int length = u16(jpeg, at + 2);
            if (marker == 0xEE && is(jpeg, at + 4, ADOBE) && length >= 14) {
                adobe = jpeg[at + 15] & 0xFF;
            } else if (marker == 0xE0 && is(jpeg, at + 4, "JFIF")) {
                jfif = true;
            } else if (isFrame(marker) && at + 9 < jpeg.length) {
                return new JpegFrame(
                        marker,
                        jpeg[at + 4] & 0xFF,
                        jpeg[at + 9] & 0xFF,
                        // Adobe's marker may also follow the frame; that is rarer than a decoder that looks for it.
                        adobe,
                        jfif,
                        isRgb(jpeg, at + 10));
            } else if (marker == SOS) {
                break;
            }
            at += 2 + length;
        }
        return new JpegFrame(0, 0, 0, adobe, jfif, false);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isRgb(byte[] jpeg, int at) {
        return at + 6 < jpeg.length && jpeg[at] == 'R' && jpeg[at + 3] == 'G' && jpeg[at + 6] == 'B';
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static boolean is(byte[] bytes, int at, String latin) {
        for (int i = 0; i < latin.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != latin.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a usual decoder can take it: 8 bits, Huffman coded, sequential or progressive, not lossless. */
    boolean isUsual() {
        return process >= 0xC0 && process <= PROGRESSIVE && precision == 8 && components != 2;
    }

    /** Whether the whole picture must be kept in memory until its last scan has come. */
    boolean isProgressive() {
        return process == PROGRESSIVE;
    }

    /** What the samples of a decoded pixel mean, before any conversion. */
    ColourModel colours() {
        return switch (components) {
            case 1 -> ColourModel.GREY;
            case 3 -> isRgb() ? ColourModel.RGB : ColourModel.YCC;
            default -> adobeTransform == 2 ? ColourModel.INVERTED_YCCK : ColourModel.INVERTED_CMYK;
        };
    }

    private boolean isRgb() {
        return !jfif && (adobeTransform == -1 ? plainRgb : adobeTransform == 0);
    }
}
