package io.realname.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture, row by row, three samples a pixel: red, green and blue, or (which spares the conversion of every pixel of a
 * JPEG) lightness and two differences of colour. For one thread.
 */
final class Pixels {
    private static final int[] IN_ORDER = {0, 1, 2, 3};

    private final int width;
    private final int height;
    private final ColourModel stored;
    private final byte @Nullable [] data;
    private final int scanline;
    private final int start;
    private final int[] offsets;
    private final @Nullable BufferedImage image;
    private final int[] argb;

    /** The samples of a raster as the decoder left them. */
    Pixels(Raster raster, ColourModel model) throws Unsupported {
        if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel layout)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || layout.getNumBands() != model.samples()
                || layout.getPixelStride() != model.samples()) {
            throw new Unsupported("such samples");
        }
        width = raster.getWidth();
        height = raster.getHeight();
        stored = model;
        data = buffer.getData();
        scanline = layout.getScanlineStride();
        start = buffer.getOffset();
        offsets = layout.getBandOffsets();
        image = null;
        argb = new int[0];
    }

    /** An image whose samples the platform converts where they are of a rarer kind. */
    private Pixels(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        stored = ColourModel.RGBA;
        data = null;
        scanline = 0;
        start = 0;
        offsets = IN_ORDER;
        this.image = image;
        argb = new int[width];
    }

    /** The pixels of an image. */
    static Pixels of(BufferedImage image) throws Unsupported {
        boolean bytes = image.getColorModel() instanceof ComponentColorModel
                && !image.isAlphaPremultiplied()
                && image.getRaster().getDataBuffer() instanceof DataBufferByte
                && image.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && layout.getPixelStride() == layout.getNumBands();
        int bands = image.getSampleModel().getNumBands();
        if (!bytes || bands == 2 || bands > 4) {
            return new Pixels(image);
        }
        return new Pixels(
                image.getRaster(), bands == 1 ? ColourModel.GREY : bands == 3 ? ColourModel.RGB : ColourModel.RGBA);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether rows hold lightness and differences of colour instead of red, green and blue. */
    boolean isYcc() {
        return stored == ColourModel.YCC;
    }

    /** Reads a row into {@code row}, three samples a pixel. */
    void read(int y, byte[] row) {
        if (data != null && isYcc()) {
            System.arraycopy(data, start + y * scanline, row, 0, 3 * width);
        } else {
            readRgb(y, row);
        }
    }

    /** Reads a row into {@code row} as red, green and blue. */
    void readRgb(int y, byte[] row) {
        if (data == null) {
            readConverted(y, row);
            return;
        }
        int from = start + y * scanline;
        int step = stored.samples();
        for (int to = 0; to < 3 * width; to += 3) {
            stored.toRgb(data, from, offsets, row, to);
            from += step;
        }
    }

    private void readConverted(int y, byte[] row) {
        if (image == null) {
            return;
        }
        image.getRGB(0, y, width, 1, argb, 0, width);
        byte[] pixel = new byte[4];
        for (int x = 0; x < width; x++) {
            int value = argb[x];
            pixel[0] = (byte) (value >> 16);
            pixel[1] = (byte) (value >> 8);
            pixel[2] = (byte) value;
            pixel[3] = (byte) (value >>> 24);
            ColourModel.RGBA.toRgb(pixel, 0, IN_ORDER, row, 3 * x);
        }
    }
}
