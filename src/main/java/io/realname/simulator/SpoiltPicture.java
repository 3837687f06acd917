package io.realname.simulator;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Spoils JPEGs in ways that only who decodes them, or reads their metadata, can find. The same bytes give the same bytes. */
final class SpoiltPicture {
    private static final float QUALITY = 0.95f;
    private static final int BLUR = 14;
    private static final String EDITOR = "Adobe Photoshop 25.0 (Windows)\0";
    private static final int MIRRORED = 2;

    private SpoiltPicture() {}

    /** The picture without colour, though every pixel has red, green and blue. */
    static byte[] grey(byte[] jpeg) throws IOException {
        BufferedImage colour = image(jpeg);
        BufferedImage grey = drawn(colour, colour.getWidth(), colour.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        return written(drawn(grey, grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    /** The picture out of focus: made small, and large again. */
    static byte[] blurred(byte[] jpeg) throws IOException {
        BufferedImage sharp = image(jpeg);
        BufferedImage small =
                drawn(sharp, sharp.getWidth() / BLUR, sharp.getHeight() / BLUR, BufferedImage.TYPE_INT_RGB);
        return written(drawn(small, sharp.getWidth(), sharp.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    /** The picture without its last third, and with the mark of an end. */
    static byte[] patched(byte[] jpeg) {
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        return cut;
    }

    /** The picture with metadata that name an image editor and say that it is mirrored (EXIF 2.32). */
    static byte[] retouched(byte[] jpeg) {
        byte[] editor = EDITOR.getBytes(StandardCharsets.US_ASCII);
        int entries = 2;
        int textAt = 8 + 2 + 12 * entries + 4;
        ByteBuffer exif = ByteBuffer.allocate(6 + textAt + editor.length);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) entries);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) MIRRORED)
                .putShort((short) 0);
        exif.putShort((short) 0x0131).putShort((short) 2).putInt(editor.length).putInt(textAt);
        exif.putInt(0).put(editor);
        byte[] segment = exif.array();
        return ByteBuffer.allocate(jpeg.length + 4 + segment.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + segment.length))
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static BufferedImage image(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, int type) {
        BufferedImage drawn = new BufferedImage(width, height, type);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    /** Well enough to stay above the size that policies ask for. */
    private static byte[] written(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
