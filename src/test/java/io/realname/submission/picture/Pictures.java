package io.realname.submission.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small pictures of every format for tests: real ones where the platform can write them, else their bare structure. */
final class Pictures {
    static final int WIDTH = 40;
    static final int HEIGHT = 30;

    private Pictures() {}

    /** Bytes of a picture by a name such as {@code jpeg} or {@code png-indexed}. */
    static byte[] of(String kind) {
        return switch (kind) {
            case "jpeg" -> jpeg(false);
            case "jpeg-progressive" -> jpeg(true);
            case "png" -> written("png", BufferedImage.TYPE_INT_RGB);
            case "png-indexed" -> written("png", BufferedImage.TYPE_BYTE_INDEXED);
            case "bmp" -> written("bmp", BufferedImage.TYPE_INT_RGB);
            case "bmp-indexed" -> written("bmp", BufferedImage.TYPE_BYTE_INDEXED);
            case "webp-lossy" -> webp(chunk("VP8 ", lossy()));
            case "webp-lossless" -> webp(chunk("VP8L", lossless()));
            case "webp-extended" -> webp(chunk("VP8X", extended()), chunk("ALPH", new byte[5]), chunk("VP8 ", lossy()));
            case "heic" -> heic(WIDTH, HEIGHT);
            default -> throw new IllegalArgumentException("No test picture is called " + kind + ".");
        };
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Random random = new Random(1);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, random.nextInt());
        }
        return image;
    }

    private static byte[] written(String format, int type) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image(type), format, out)) {
                throw new IllegalStateException("No writer for " + format + ".");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(BufferedImage.TYPE_INT_RGB), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] lossy() {
        // Key frame with a first partition of four bytes, start code, dimensions, data.
        return bytes(4 << 5, 0, 0, 0x9D, 0x01, 0x2A, WIDTH, 0, HEIGHT, 0, 1, 2, 3, 4, 5);
    }

    private static byte[] lossless() {
        int packed = (WIDTH - 1) | (HEIGHT - 1) << 14;
        return bytes(0x2F, packed, packed >> 8, packed >> 16, packed >> 24, 1, 2, 3);
    }

    private static byte[] extended() {
        return bytes(0, 0, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0);
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = joined(chunks);
        byte[] riff = chunk("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), all));
        return riff;
    }

    /** A picture whose thumbnail is announced before it. */
    static byte[] heic(int width, int height) {
        byte[] properties = box("ipco", extent(8, 8), box("colr", new byte[7]), extent(width, height));
        byte[] meta = box("meta", new byte[4], box("pitm", new byte[6]), box("iprp", properties));
        return joined(
                box("ftyp", "mif1\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII)),
                meta,
                box("mdat", new byte[100]));
    }

    private static byte[] extent(int width, int height) {
        return box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = joined(content);
        byte[] head = ByteBuffer.allocate(8)
                .putInt(8 + all.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .array();
        return joined(head, all);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
