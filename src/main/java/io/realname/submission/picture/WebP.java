package io.realname.submission.picture;

/** Walks through a WebP (RFC 9649): the chunks of its RIFF container, and the header of the image data. */
final class WebP {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;

    private WebP() {}

    static Structure check(Bytes bytes) {
        long end = bytes.u32Little(4) + CHUNK_HEADER;
        if (end > bytes.length()) {
            return Structure.faulty(Structure.TRUNCATED);
        }
        Structure canvas = null;
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= end) {
            long length = bytes.u32Little((int) at + 4);
            if (at + CHUNK_HEADER + length > end) {
                return Structure.faulty(Structure.TRUNCATED);
            }
            String type = bytes.latin((int) at, 4);
            Structure header = header(bytes, type, (int) at + CHUNK_HEADER, length);
            if (header.fault() != null) {
                return header;
            }
            if (canvas == null && header.width() > 0) {
                canvas = header;
            } else if (canvas != null && (header.width() > canvas.width() || header.height() > canvas.height())) {
                // A decoder would make room for the picture by the one and decode the other.
                return Structure.faulty(Structure.HEADER);
            }
            if (canvas != null && (type.startsWith("VP8 ") || type.equals("VP8L") || type.equals("ANMF"))) {
                return canvas;
            }
            // Chunks begin at even places.
            at += CHUNK_HEADER + length + (length & 1);
        }
        return canvas == null
                ? Structure.faulty(Structure.NO_IMAGE_DATA)
                : new Structure(canvas.width(), canvas.height(), Structure.NO_IMAGE_DATA);
    }

    private static Structure header(Bytes bytes, String type, int at, long length) {
        return switch (type) {
            case "VP8X" -> extended(bytes, at, length);
            case "VP8L" -> lossless(bytes, at, length);
            case "VP8 " -> lossy(bytes, at, length);
            default -> new Structure(0, 0, null);
        };
    }

    /** Flags, three reserved bytes, then width and height less one in 24 bits each. */
    private static Structure extended(Bytes bytes, int at, long length) {
        return length < 10
                ? Structure.faulty(Structure.HEADER)
                : Structure.sound(bytes.u24Little(at + 4) + 1, bytes.u24Little(at + 7) + 1);
    }

    /** A signature byte, then width and height less one in 14 bits each. */
    private static Structure lossless(Bytes bytes, int at, long length) {
        if (length < 6 || bytes.u8(at) != 0x2F) {
            return Structure.faulty(Structure.HEADER);
        }
        int packed = (int) bytes.u32Little(at + 1);
        return Structure.sound((packed & 0x3FFF) + 1, (packed >>> 14 & 0x3FFF) + 1);
    }

    /** A key frame (RFC 6386, section 9.1): its tag with the size of the first partition, a start code, dimensions. */
    private static Structure lossy(Bytes bytes, int at, long length) {
        int tag = bytes.u24Little(at);
        int width = bytes.u16Little(at + 6) & 0x3FFF;
        int height = bytes.u16Little(at + 8) & 0x3FFF;
        boolean keyFrame = (tag & 1) == 0 && bytes.is(at + 3, "\u009D\u0001*");
        return length < 10 || !keyFrame || width == 0 || height == 0 || (tag >>> 5) > length - 10
                ? Structure.faulty(Structure.HEADER)
                : Structure.sound(width, height);
    }
}
