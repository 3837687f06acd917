package io.realname.picture;

import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** Decodes a picture whole, thinned out to a bound of pixels, and within a deadline. For one picture. */
final class Decoding {
    /** What a decoder says that cannot take a kind of picture, rather than this one. */
    private static final Set<String> NOT_ITS_KIND = Set.of("Unsupported", "Inconsistent metadata");

    static {
        ImageIO.setUseCache(false); // A picture of a document has no business in a temporary file.
    }

    private final String format;
    private final byte[] content;
    private final Deadline deadline;
    private final @Nullable JpegFrame frame;

    Decoding(String format, byte[] content, Deadline deadline) {
        this.format = format;
        this.content = content;
        this.deadline = deadline;
        this.frame = format.equals("jpeg") ? JpegFrame.of(content) : null;
    }

    /**
     * The bytes that decoding takes at most, besides the result.
     *
     * @param width pixels, as the picture's header says; likewise {@code height}
     */
    static long cost(String format, byte[] content, int width, int height) {
        long pixels = (long) width * height;
        return switch (format) {
            case "jpeg" -> {
                // All coefficients, of two bytes each, until the last scan.
                JpegFrame frame = JpegFrame.of(content);
                yield frame.isProgressive() ? 2 * pixels * frame.components() : 0;
            }
            // Objects for each block of 16 by 16, and planes: measured.
            case "webp" -> 20 * pixels;
            // Rows are decoded one by one, but for run-length encoding, which has a byte a pixel.
            case "bmp" -> pixels;
            default -> 0;
        };
    }

    /**
     * Decodes.
     *
     * @param step every how many pixels one is kept, across and down
     * @throws TooCostly if it takes too long
     * @throws Unsupported if there is no decoder for this kind of picture
     * @throws IOException if the picture's data are unsound
     */
    Pixels decode(int step) throws IOException {
        if (frame != null && !frame.isUsual()) {
            throw new Unsupported("a JPEG of this process");
        }
        ImageReader reader = reader();
        try {
            Watch watch = new Watch(deadline);
            reader.addIIOReadProgressListener(watch);
            reader.addIIOReadWarningListener(watch);
            reader.setInput(new MemoryInput(content, deadline), true, true);
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            Pixels pixels = frame == null
                    ? Pixels.of(reader.read(0, how))
                    : new Pixels(reader.readRaster(0, how), frame.colours());
            deadline.check();
            if (watch.isBroken()) {
                throw new IIOException("The decoder had to make up a part of the picture.");
            }
            return pixels;
        } catch (IIOException e) {
            deadline.check(); // Decoders wrap what ended their reading.
            String message = String.valueOf(e.getMessage());
            if (NOT_ITS_KIND.stream().anyMatch(message::contains)) {
                throw new Unsupported("a " + format + " of this kind");
            }
            throw e;
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader() throws Unsupported {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new Unsupported(format);
        }
        return readers.next();
    }
}
