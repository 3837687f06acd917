package io.realname.picture;

import io.realname.simulator.specimen.SpecimenPicture;
import io.realname.submission.PictureEffort;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Specimens in every condition, and the looker that they are shown to. */
final class TestPictures {
    static final PictureEffort EFFORT = new PictureEffort(100, 8, 4, 256, 2400, 20);
    static final PictureLooker LOOKER = new PictureLooker(EFFORT, new HeifConverter(null, java.nio.file.Path.of("")));

    private TestPictures() {}

    static PictureLook look(byte[] picture) {
        return LOOKER.look(picture, PictureInspector.inspect(picture));
    }

    static BufferedImage specimen(String kind, int width, int height) {
        byte[] png = SpecimenPicture.draw(
                "png", kind, List.of("ZHANG SAN", "NO 91330100MA00000072", "HANGZHOU"), 7, width, height);
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the pictures under {@code src/test/resources/picture}. */
    static byte[] file(String name) {
        try (InputStream in = TestPictures.class.getResourceAsStream("/picture/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("No writer for " + format + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(BufferedImage image, double quality, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] jpeg(BufferedImage image) {
        return jpeg(image, 0.8, false);
    }

    /** Every pixel the mean of those around it, three times over, which comes close to a Gaussian blur. */
    static BufferedImage blurred(BufferedImage image, double deviation) {
        int radius = (int) Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2);
        BufferedImage blurred = image;
        for (int pass = 0; pass < 3; pass++) {
            blurred = boxed(boxed(blurred, radius, true), radius, false);
        }
        return blurred;
    }

    private static BufferedImage boxed(BufferedImage image, int radius, boolean along) {
        BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int length = along ? image.getWidth() : image.getHeight();
        int lines = along ? image.getHeight() : image.getWidth();
        int count = 2 * radius + 1;
        for (int line = 0; line < lines; line++) {
            int[] sums = new int[3];
            for (int i = -radius; i < radius; i++) {
                add(sums, pixel(image, i, line, length, along), 1);
            }
            for (int i = 0; i < length; i++) {
                add(sums, pixel(image, i + radius, line, length, along), 1);
                int mean = sums[0] / count << 16 | sums[1] / count << 8 | sums[2] / count;
                result.setRGB(along ? i : line, along ? line : i, mean);
                add(sums, pixel(image, i - radius, line, length, along), -1);
            }
        }
        return result;
    }

    private static void add(int[] sums, int rgb, int times) {
        sums[0] += times * (rgb >> 16 & 255);
        sums[1] += times * (rgb >> 8 & 255);
        sums[2] += times * (rgb & 255);
    }

    private static int pixel(BufferedImage image, int at, int line, int length, boolean along) {
        int inside = Math.max(0, Math.min(length - 1, at));
        return image.getRGB(along ? inside : line, along ? line : inside);
    }

    static BufferedImage faint(BufferedImage image, double contrast) {
        return new RescaleOp((float) contrast, (float) (180 * (1 - contrast)), null).filter(image, null);
    }

    /** Without colour, though every pixel has red, green and blue. */
    static BufferedImage grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        draw(image, grey);
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(grey, rgb);
        return rgb;
    }

    static BufferedImage as(BufferedImage image, int type) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
        draw(image, copy);
        return copy;
    }

    private static void draw(BufferedImage from, BufferedImage to) {
        Graphics2D canvas = to.createGraphics();
        canvas.drawImage(from, 0, 0, null);
        canvas.dispose();
    }

    static BufferedImage noisy(BufferedImage image, double deviation) {
        Random random = new Random(1);
        BufferedImage noisy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int result = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int sample = (rgb >> shift & 255) + (int) (random.nextGaussian() * deviation);
                    result |= Math.max(0, Math.min(255, sample)) << shift;
                }
                noisy.setRGB(x, y, result);
            }
        }
        return noisy;
    }
}
