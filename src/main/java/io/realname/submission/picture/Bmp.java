package io.realname.submission.picture;

import java.util.Set;

/** Checks a Windows bitmap: known headers, and a pixel array that lies inside of the file for its dimensions. */
final class Bmp {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final Set<Long> HEADERS = Set.of(12L, 40L, 52L, 56L, 64L, 108L, 124L);
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);

    /** Run-length encoding of 8 or 4 bits: the file tells how long the pixel array is. */
    private static final Set<Long> RUN_LENGTHS = Set.of(1L, 2L);

    /** None, or only masks for the colours of a pixel. */
    private static final Set<Long> PLAIN = Set.of(0L, 3L, 6L);

    private Bmp() {}

    /** Two letters begin many a text, so that a known header must follow. */
    static boolean recognises(Bytes bytes) {
        return bytes.is(0, "BM") && bytes.has(FILE_HEADER, 4) && HEADERS.contains(bytes.u32Little(FILE_HEADER));
    }

    static Structure check(Bytes bytes) {
        long header = bytes.u32Little(FILE_HEADER);
        if (!bytes.has(FILE_HEADER, header)) {
            return Structure.faulty(Structure.TRUNCATED);
        }
        boolean core = header == CORE_HEADER;
        int width = core ? bytes.u16Little(18) : (int) bytes.u32Little(18);
        // A negative height only says that the rows begin at the top.
        long height = core ? bytes.u16Little(20) : Math.abs((long) (int) bytes.u32Little(22));
        int planes = bytes.u16Little(core ? 22 : 26);
        int depth = bytes.u16Little(core ? 24 : 28);
        long compression = core ? 0 : bytes.u32Little(30);
        long start = bytes.u32Little(10);
        if (width < 1 || height < 1 || height > Integer.MAX_VALUE || planes != 1 || !DEPTHS.contains(depth)) {
            return Structure.faulty(Structure.HEADER);
        }
        boolean runs = RUN_LENGTHS.contains(compression);
        if ((!runs && !PLAIN.contains(compression)) || start < FILE_HEADER + header) {
            return new Structure(width, (int) height, Structure.HEADER);
        }
        // Rows fill whole words of four bytes. One that is longer than any file is here keeps the product within
        // bounds.
        long row = Math.min(((long) width * depth + 31) / 32 * 4, Integer.MAX_VALUE);
        long array = runs ? bytes.u32Little(34) : row * height;
        if (array == 0) {
            return new Structure(width, (int) height, Structure.NO_IMAGE_DATA);
        }
        return bytes.has(start, array)
                ? Structure.sound(width, (int) height)
                : new Structure(width, (int) height, Structure.TRUNCATED);
    }
}
