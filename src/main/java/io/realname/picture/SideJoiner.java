package io.realname.picture;

import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Joins the pictures of front and back into one JPEG, the front above. The same pictures always give the same bytes. Thread-safe. */
public final class SideJoiner {
    private static final int WIDEST = 1600;
    private static final int GAP = 24;
    /** From pictures of about 2,400 pixels a side on, half of their pixels are left out when they are decoded. */
    private static final int DECODED_EDGE = 4800;

    private static final float[] QUALITIES = {0.9f, 0.8f, 0.65f, 0.5f};
    private static final float BEST = 0.98f;
    private static final double SMALLER = 0.75;
    private static final double LARGER = 1.5;
    private static final int MOST_SIZES = 6;

    private final PictureLooker looker;

    /** A joiner that decodes by {@code looker}, within its bounds. */
    public SideJoiner(PictureLooker looker) {
        this.looker = looker;
    }

    /**
     * One side.
     *
     * @param look what it showed, its orientation above all
     */
    public record Side(byte[] content, PictureFacts facts, PictureLook look) {}

    /**
     * Both sides in one picture of {@code minBytes} to {@code maxBytes}; null if one of them cannot be decoded here, or no such size
     * is possible.
     */
    public byte @Nullable [] join(Side front, Side back, long minBytes, long maxBytes) {
        try {
            return fitted(upright(front), upright(back), minBytes, maxBytes);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return null; // Then both go to the reviewer as they came.
        }
    }

    private static byte @Nullable [] fitted(BufferedImage front, BufferedImage back, long minBytes, long maxBytes)
            throws IOException {
        int width = Math.min(WIDEST, Math.max(front.getWidth(), back.getWidth()));
        for (int size = 0; size < MOST_SIZES; size++) {
            BufferedImage both = stacked(front, back, width);
            byte[] best = jpeg(both, BEST);
            if (best.length < minBytes) {
                width = (int) (width * LARGER);
                continue;
            }
            for (float quality : QUALITIES) {
                byte[] joined = jpeg(both, quality);
                if (joined.length < minBytes) {
                    return best.length <= maxBytes ? best : null;
                }
                if (joined.length <= maxBytes) {
                    return joined;
                }
            }
            width = (int) (width * SMALLER);
        }
        return null;
    }

    private static BufferedImage stacked(BufferedImage front, BufferedImage back, int width) {
        int frontHeight = heightAt(front, width);
        int backHeight = heightAt(back, width);
        BufferedImage both = new BufferedImage(width, frontHeight + GAP + backHeight, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = both.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, both.getWidth(), both.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(front, 0, 0, width, frontHeight, null);
        canvas.drawImage(back, 0, frontHeight + GAP, width, backHeight, null);
        canvas.dispose();
        return both;
    }

    private static int heightAt(BufferedImage image, int width) {
        return Math.max(1, (int) Math.min(2L * width, (long) image.getHeight() * width / image.getWidth()));
    }

    private BufferedImage upright(Side side) throws IOException {
        return looker.decoded(
                side.content(),
                side.facts(),
                DECODED_EDGE,
                pixels -> turned(pixels, side.look().orientation()));
    }

    /** The picture as a viewer shows it that heeds its orientation. */
    private static BufferedImage turned(Pixels pixels, int orientation) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        byte[] row = new byte[3 * pixels.width()];
        int[] rgb = new int[pixels.width()];
        for (int y = 0; y < pixels.height(); y++) {
            pixels.readRgb(y, row);
            for (int x = 0; x < rgb.length; x++) {
                rgb[x] = (row[3 * x] & 0xFF) << 16 | (row[3 * x + 1] & 0xFF) << 8 | row[3 * x + 2] & 0xFF;
            }
            image.setRGB(0, y, rgb.length, 1, rgb, 0, rgb.length);
        }
        if (orientation == 1) {
            return image;
        }
        boolean across = orientation > 4;
        BufferedImage upright = new BufferedImage(
                across ? image.getHeight() : image.getWidth(),
                across ? image.getWidth() : image.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = upright.createGraphics();
        canvas.drawImage(image, turn(orientation, image.getWidth(), image.getHeight()), null);
        canvas.dispose();
        return upright;
    }

    /** The eight orientations of EXIF 2.32, as transformations of a picture of these dimensions. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
