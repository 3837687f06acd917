package io.realname.submission.picture;

/**
 * Walks through a PNG (ISO/IEC 15948): header first, every chunk inside of the file with its checksum, at least one of
 * image data, an end. What follows the end is tolerated. For one use.
 */
final class Png {
    static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

    /** Length, type and checksum of a chunk. */
    private static final int FRAME = 12;

    private static final int HEADER_LENGTH = 13;

    /** The colour type whose pixels point into a palette, which must then be there. */
    private static final int INDEXED = 3;

    private final Bytes bytes;
    private int width;
    private int height;
    private int colourType;

    Png(Bytes bytes) {
        this.bytes = bytes;
    }

    Structure walk() {
        boolean data = false;
        boolean palette = false;
        int at = SIGNATURE.length();
        while (bytes.has(at, FRAME)) {
            long length = bytes.u32(at);
            if (!bytes.has(at, FRAME + length)) {
                return faulty(Structure.TRUNCATED);
            }
            if (!isChecked(at, (int) length)) {
                return faulty(Structure.CHECKSUM);
            }
            String type = bytes.latin(at + 4, 4);
            boolean first = at == SIGNATURE.length();
            if (first != type.equals("IHDR") || (first && !readHeader(at, length))) {
                return faulty(Structure.HEADER);
            }
            if (type.equals("IEND")) {
                return data && (palette || colourType != INDEXED)
                        ? Structure.sound(width, height)
                        : faulty(Structure.NO_IMAGE_DATA);
            }
            palette |= type.equals("PLTE");
            data |= type.equals("IDAT") && length > 0;
            at += FRAME + (int) length;
        }
        return faulty(Structure.TRUNCATED);
    }

    private Structure faulty(String fault) {
        return new Structure(width, height, fault);
    }

    private boolean isChecked(int at, int length) {
        return bytes.checksum(at + 4, length + 4) == bytes.u32(at + 8 + length);
    }

    private boolean readHeader(int at, long length) {
        long wide = bytes.u32(at + 8);
        long high = bytes.u32(at + 12);
        if (length != HEADER_LENGTH || wide < 1 || high < 1 || wide > Integer.MAX_VALUE || high > Integer.MAX_VALUE) {
            return false;
        }
        width = (int) wide;
        height = (int) high;
        colourType = bytes.u8(at + 17);
        boolean methods = bytes.u8(at + 18) == 0 && bytes.u8(at + 19) == 0 && bytes.u8(at + 20) <= 1;
        return methods && isDepthOf(colourType, bytes.u8(at + 16));
    }

    /** Which bit depths go with which colour type. */
    private static boolean isDepthOf(int colourType, int depth) {
        boolean small = depth == 1 || depth == 2 || depth == 4;
        return switch (colourType) {
            case 0 -> small || depth == 8 || depth == 16;
            case INDEXED -> small || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }
}
