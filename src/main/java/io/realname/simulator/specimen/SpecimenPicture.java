package io.realname.simulator.specimen;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of documents that do not exist, each marked as a specimen. Needs no fonts. Thread-safe. */
public final class SpecimenPicture {
    /** Keeps pictures of 1000 by 700 to 1200 by 800 pixels between 60 and 200 KB. */
    private static final float QUALITY = 0.5f;

    private SpecimenPicture() {}

    /**
     * A picture in colour; the same arguments give the same bytes on the same Java version.
     *
     * @param format {@code jpeg}, {@code png} or {@code bmp} (uncompressed, three bytes a pixel)
     * @param kind code of the document's type, which decides whether it shows a face, or the role of a paper
     * @param lines what is printed on it; A to Z, digits, hyphen and slash are legible, all else is only hinted at
     * @param seed makes one specimen differ from the next
     * @param width pixels; likewise {@code height}
     */
    public static byte[] draw(String format, String kind, List<String> lines, long seed, int width, int height) {
        BufferedImage image = SpecimenDrawing.draw(kind, lines, seed, width, height);
        return format.equals("jpeg") ? jpeg(image, QUALITY) : written(image, format);
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("Specimens are made as jpeg, png or bmp, not as " + format + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A specimen could not be written into memory.", e);
        }
        return bytes.toByteArray();
    }

    /** The picture as a JPEG of a quality between 0 and 1. */
    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("A specimen could not be written into memory.", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
