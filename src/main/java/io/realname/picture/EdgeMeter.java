package io.realname.picture;

import org.jspecify.annotations.Nullable;

/**
 * Measures how wide the clearest edges of a picture are, which on documents are those of its text. An edge is a run of pixels along
 * which it becomes lighter, or darker, without a break; its width is its contrast by its steepest step. A perfect step is one pixel
 * wide; a blur of standard deviation s makes it 2.5 s wide (the height of a Gaussian bell by its area), whatever the contrast. What a
 * scan's background, JPEG's blocks or noise add are edges of far less contrast than text has, and are left out. For one picture.
 */
final class EdgeMeter {
    /** So many rows are looked along, and so many columns. */
    private static final int LINES = 32;

    /** Grey levels that an edge must have at least. */
    private static final int LEAST_CONTRAST = 24;

    private static final int CONTRASTS = 32;
    private static final int LEVELS_OF_A_CONTRAST = 8;
    private static final int WIDTHS_OF_A_PIXEL = 8;
    private static final int WIDTHS = 40 * WIDTHS_OF_A_PIXEL;

    /** Fewer edges tell nothing. */
    private static final int LEAST_EDGES = 60;

    /** The text's contrast is what this share of the edges has at least. */
    private static final double CLEAREST_SHARE = 0.1;

    private final int[] light;
    private final int height;
    private final int rowsApart;
    private final int columnsApart;
    private final boolean ycc;
    private final int[] above;
    private final int[] runs;
    private final int[] steepest;
    private final int[][] edges = new int[CONTRASTS][WIDTHS];
    private int found;

    EdgeMeter(Pixels pixels) {
        light = new int[pixels.width()];
        height = pixels.height();
        ycc = pixels.isYcc();
        rowsApart = Math.max(1, height / LINES);
        columnsApart = Math.max(1, light.length / LINES);
        int columns = (light.length + columnsApart - 1) / columnsApart;
        above = new int[columns];
        runs = new int[columns];
        steepest = new int[columns];
    }

    /** Takes a row in; rows come in order. */
    void row(int y, byte[] row) {
        if (y % rowsApart == 0) {
            for (int x = 0; x < light.length; x++) {
                light[x] = Lightness.of(row, x, ycc);
            }
            along();
        }
        down(y, row);
    }

    private void along() {
        int run = 0;
        int steep = 0;
        for (int x = 1; x < light.length; x++) {
            int step = light[x] - light[x - 1];
            if (step != 0 && (step > 0) == (run > 0)) {
                run += step;
                steep = Math.max(steep, Math.abs(step));
            } else {
                end(run, steep);
                run = step;
                steep = Math.abs(step);
            }
        }
        end(run, steep);
    }

    private void down(int y, byte[] row) {
        for (int column = 0; column < above.length; column++) {
            int now = Lightness.of(row, column * columnsApart, ycc);
            int step = y == 0 ? 0 : now - above[column];
            above[column] = now;
            int run = runs[column];
            if (step != 0 && (step > 0) == (run > 0)) {
                runs[column] = run + step;
                steepest[column] = Math.max(steepest[column], Math.abs(step));
            } else {
                end(run, steepest[column]);
                runs[column] = step;
                steepest[column] = Math.abs(step);
            }
            if (y == height - 1) {
                end(runs[column], steepest[column]);
            }
        }
    }

    private void end(int run, int steep) {
        int contrast = Math.abs(run);
        if (contrast >= LEAST_CONTRAST) {
            int width = contrast * WIDTHS_OF_A_PIXEL / steep;
            edges[Math.min(contrast / LEVELS_OF_A_CONTRAST, CONTRASTS - 1)][Math.min(width, WIDTHS - 1)]++;
            found++;
        }
    }

    /** The median width of the clearest edges, in thousandths of the longer edge; null if there are too few of them. */
    @Nullable
    Double width() {
        if (found < LEAST_EDGES) {
            return null;
        }
        int least = leastContrast();
        int[] widths = new int[WIDTHS];
        int clear = 0;
        for (int contrast = least; contrast < CONTRASTS; contrast++) {
            for (int width = 0; width < WIDTHS; width++) {
                widths[width] += edges[contrast][width];
                clear += edges[contrast][width];
            }
        }
        int passed = 0;
        int median = 0;
        while (median < WIDTHS && passed + widths[median] <= clear / 2) {
            passed += widths[median++];
        }
        return (median + 0.5) / WIDTHS_OF_A_PIXEL * 1000 / Math.max(light.length, height);
    }

    /** Half of the contrast that the clearest edges have. */
    private int leastContrast() {
        int clearest = 0;
        int contrast = CONTRASTS;
        while (contrast > 0 && clearest < Math.max(LEAST_EDGES / 2, found * CLEAREST_SHARE)) {
            contrast--;
            for (int count : edges[contrast]) {
                clearest += count;
            }
        }
        return contrast / 2;
    }
}
