package io.realname.picture;

import java.util.HexFormat;

/**
 * Measures a picture by blocks of 8 by 8 pixels, each by its mean, in which the noise of sensors and of JPEG's colours averages out:
 * how many are in colour, and what a miniature of it looks like. A few pixels of each are enough. For one picture.
 */
final class BlockMeter {
    private static final int BLOCK = 8;
    private static final int MINIATURE = 16;
    private static final int SAMPLE = 3;
    private static final int ROWS_APART = 4;
    private static final int COLUMNS_APART = 2;

    private final int width;
    private final int height;
    private final boolean ycc;
    private final int spread;
    private final int blocksWide;
    private final int[] first;
    private final int[] second;
    private final int[] third;
    private final int[] counts;
    private final long[] cellSums = new long[MINIATURE * MINIATURE];
    private final int[] cellCounts = new int[MINIATURE * MINIATURE];
    private int blocks;
    private int coloured;

    /**
     * A meter.
     *
     * @param spread how far red, green and blue of a block in colour lie apart
     */
    BlockMeter(Pixels pixels, int spread) {
        width = pixels.width();
        height = pixels.height();
        ycc = pixels.isYcc();
        this.spread = spread;
        blocksWide = (width + BLOCK - 1) / BLOCK;
        first = new int[blocksWide];
        second = new int[blocksWide];
        third = new int[blocksWide];
        counts = new int[blocksWide];
    }

    /** Takes a row's samples in; rows come in order. */
    void row(int y, byte[] row) {
        if (y % ROWS_APART == 0) {
            for (int x = 0; x < width; x += COLUMNS_APART) {
                int block = x / BLOCK;
                first[block] += row[SAMPLE * x] & 0xFF;
                second[block] += row[SAMPLE * x + 1] & 0xFF;
                third[block] += row[SAMPLE * x + 2] & 0xFF;
                counts[block]++;
            }
        }
        if (y % BLOCK == BLOCK - 1 || y == height - 1) {
            endBlocks(y);
        }
    }

    private void endBlocks(int y) {
        for (int block = 0; block < blocksWide; block++) {
            int count = counts[block];
            int a = first[block] / count;
            int b = second[block] / count;
            int c = third[block] / count;
            int red = ycc ? ColourModel.red(a, c) : a;
            int green = ycc ? ColourModel.green(a, b, c) : b;
            int blue = ycc ? ColourModel.blue(a, b) : c;
            blocks++;
            if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) >= spread) {
                coloured++;
            }
            int cell = y * MINIATURE / height * MINIATURE + block * MINIATURE / blocksWide;
            cellSums[cell] += Lightness.of(red, green, blue);
            cellCounts[cell]++;
            first[block] = 0;
            second[block] = 0;
            third[block] = 0;
            counts[block] = 0;
        }
    }

    /** The share of the blocks that are in colour. */
    double colourShare() {
        return (double) coloured / blocks;
    }

    /** The miniature's grey levels, row by row, two hexadecimal digits each; a cell without a block repeats the one before it. */
    String likeness() {
        byte[] levels = new byte[cellSums.length];
        for (int cell = 0; cell < levels.length; cell++) {
            levels[cell] = cellCounts[cell] > 0
                    ? (byte) (cellSums[cell] / cellCounts[cell])
                    : cell == 0 ? 0 : levels[cell - 1];
        }
        return HexFormat.of().formatHex(levels);
    }
}
