package io.realname.submission.picture;

/**
 * Walks through the boxes of a HEIC (ISO/IEC 14496-12 and 23008-12): each inside of the box around it, one with image
 * data, and the dimensions among the item properties. Of several (tiles, thumbnail) the largest is the picture's own.
 */
final class Heic {
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;

    private final Bytes bytes;
    private boolean data;
    private Structure picture = Structure.faulty(Structure.HEADER);

    private Heic(Bytes bytes) {
        this.bytes = bytes;
    }

    static Structure check(Bytes bytes) {
        Heic heic = new Heic(bytes);
        if (!heic.walk(0, bytes.length(), 0)) {
            return new Structure(heic.picture.width(), heic.picture.height(), Structure.TRUNCATED);
        }
        return heic.data
                ? heic.picture
                : new Structure(heic.picture.width(), heic.picture.height(), Structure.NO_IMAGE_DATA);
    }

    /** Walks through the boxes between two places; false if one of them does not fit in there. */
    private boolean walk(int from, int end, int depth) {
        int at = from;
        while (at < end) {
            long size = bytes.u32(at);
            boolean large = size == 1;
            long room = (long) end - at;
            int header = large ? LARGE_BOX_HEADER : BOX_HEADER;
            if (large) {
                // More than 2^31 is outside of any file here, so that a high word says all.
                size = bytes.u32(at + 8) == 0 ? bytes.u32(at + 12) : Long.MAX_VALUE;
            } else if (size == 0 && depth == 0) {
                size = room;
            }
            if (size < header || size > room) {
                return false;
            }
            if (!enter(bytes.latin(at + 4, 4), at + header, at + (int) size, depth)) {
                return false;
            }
            at += (int) size;
        }
        return true;
    }

    /** Only one way leads down to the dimensions, so that no file can make it deep: meta, iprp, ipco, ispe. */
    private boolean enter(String type, int from, int end, int depth) {
        String path = depth + type;
        return switch (path) {
            // A version and flags stand before the boxes inside.
            case "0meta" -> end - from >= 4 && walk(from + 4, end, 1);
            case "1iprp", "2ipco" -> walk(from, end, depth + 1);
            case "3ispe" -> extent(from, end);
            default -> {
                data |= (path.equals("0mdat") || path.equals("1idat")) && end > from;
                yield true;
            }
        };
    }

    /** Version and flags, width, height. */
    private boolean extent(int from, int end) {
        if (end - from < 12) {
            return false;
        }
        long width = Math.min(bytes.u32(from + 4), Integer.MAX_VALUE);
        long height = Math.min(bytes.u32(from + 8), Integer.MAX_VALUE);
        if (width > 0 && height > 0 && width * height > (long) picture.width() * picture.height()) {
            picture = Structure.sound((int) width, (int) height);
        }
        return true;
    }
}
