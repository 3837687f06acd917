package io.realname.simulator.specimen;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Any number of distinct, valid JPEG specimens of {@value #SMALLEST} to {@value #LARGEST} bytes, evenly spread, quickly:
 * one drawing, compressed in a few qualities, and in front of it a comment that differs in content and length.
 * Immutable and thread-safe.
 */
public final class SpecimenSeries {
    /** Bytes of the smallest picture. */
    public static final int SMALLEST = 60_000;
    /** Bytes of the largest picture. */
    public static final int LARGEST = 200_000;

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 800;

    /** Two bytes of marker and two of length. */
    private static final int COMMENT_HEADER = 4;

    /** Its multiples, modulo 1, spread evenly however many are taken. */
    private static final double GOLDEN = 0.6180339887498949;

    private final long seed;
    private final NavigableMap<Integer, byte[]> bySize = new TreeMap<>();

    /** Draws the picture that all of the series show. Takes a second or so. */
    public SpecimenSeries(long seed) {
        this.seed = seed;
        BufferedImage image = SpecimenDrawing.draw("YYZZ", List.of("BENCHMARK", "NUMBER " + seed), seed, WIDTH, HEIGHT);
        // From below the smallest size on, in steps far shorter than the 64 KiB that one comment can fill.
        for (int percent = 6; percent <= 70; percent += 4) {
            byte[] picture = SpecimenPicture.jpeg(image, percent / 100f);
            bySize.put(picture.length, picture);
        }
    }

    /** How many bytes the picture with this number has. */
    public static int size(int number) {
        return SMALLEST + (int) (number * GOLDEN % 1 * (LARGEST - SMALLEST));
    }

    /** The picture with this number, from 0; always the same for the same seed. */
    public byte[] picture(int number) {
        int size = size(number);
        byte[] picture =
                bySize.floorEntry(size - COMMENT_HEADER - Integer.BYTES).getValue();
        byte[] comment = new byte[size - picture.length - COMMENT_HEADER];
        new SplittableRandom(seed + number).nextBytes(comment);
        return ByteBuffer.allocate(picture.length + COMMENT_HEADER + comment.length)
                .put(picture, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (comment.length + 2))
                .put(comment)
                .putInt(2 + COMMENT_HEADER, number)
                .put(picture, 2, picture.length - 2)
                .array();
    }
}
