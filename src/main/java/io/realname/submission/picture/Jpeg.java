package io.realname.submission.picture;

/**
 * Walks through a JPEG (ITU-T T.81, annex B): segments by their lengths, then the entropy-coded scans from marker to
 * marker, up to the end of the image. What a camera appends after that is tolerated. For one use.
 */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private final Bytes bytes;
    private int width;
    private int height;
    private boolean scanned;

    Jpeg(Bytes bytes) {
        this.bytes = bytes;
    }

    Structure walk() {
        int at = 2;
        while (at < bytes.length()) {
            if (bytes.u8(at) != 0xFF) {
                return faulty(Structure.HEADER);
            }
            at = afterFill(at);
            int marker = bytes.u8(at);
            if (marker == EOI) {
                return scanned ? Structure.sound(width, height) : faulty(Structure.NO_IMAGE_DATA);
            }
            if (at < bytes.length() && !isSegment(marker)) {
                return faulty(Structure.HEADER);
            }
            if (!bytes.has(at + 1, length(at))) {
                return faulty(Structure.TRUNCATED);
            }
            if (!isAllowed(marker, at)) {
                return faulty(Structure.HEADER);
            }
            int end = at + 1 + length(at);
            at = marker == SOS ? endOfScan(end) : end;
        }
        return faulty(Structure.TRUNCATED);
    }

    private Structure faulty(String fault) {
        return new Structure(width, height, fault);
    }

    private int afterFill(int at) {
        int next = at;
        while (next < bytes.length() && bytes.u8(next) == 0xFF) {
            next++;
        }
        return next;
    }

    /** The length that the segment whose marker ends at {@code at} gives itself, its two length bytes included. */
    private int length(int at) {
        return bytes.has(at + 1, 2) ? bytes.u16(at + 1) : Integer.MAX_VALUE;
    }

    private boolean isAllowed(int marker, int at) {
        if (length(at) < 2) {
            return false;
        }
        return isFrame(marker) ? readFrame(at) : marker != SOS || isScanHeader(at);
    }

    /** The reserved markers have no place in a file, restarts none outside of a scan, and a start none but the first. */
    private static boolean isSegment(int marker) {
        return marker >= 0xC0 && marker != SOI && !isRestart(marker);
    }

    /** All of C0 to CF begin a frame, but for the tables C4 and CC and the reserved C8. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    /** Length, precision, height, width, number of components, three bytes for each. */
    private boolean readFrame(int at) {
        int components = bytes.u8(at + 8);
        if (width > 0 || components < 1 || components > 4 || length(at) != 8 + 3 * components) {
            return false;
        }
        height = bytes.u16(at + 4);
        width = bytes.u16(at + 6);
        return width > 0 && height > 0;
    }

    /** Length, number of components, two bytes for each, three more; and a frame must have been seen. */
    private boolean isScanHeader(int at) {
        int components = bytes.u8(at + 3);
        return width > 0 && components >= 1 && components <= 4 && length(at) == 6 + 2 * components;
    }

    /** The place of the first marker behind the scan; stuffed bytes (FF 00), fill and restarts belong to the scan. */
    private int endOfScan(int start) {
        int at = bytes.nextFF(start);
        while (at + 1 < bytes.length()) {
            int next = bytes.u8(at + 1);
            if (next == 0 || isRestart(next)) {
                at = bytes.nextFF(at + 2);
            } else if (next == 0xFF) {
                at++;
            } else {
                break;
            }
        }
        scanned |= at > start;
        return at;
    }
}
