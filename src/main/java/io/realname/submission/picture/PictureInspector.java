package io.realname.submission.picture;

import io.realname.submission.PictureFacts;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what a file is by its bytes, whatever its name says, and whether a picture is whole, without decoding it. The
 * time is linear in the size of the file and next to no memory is used. Thread-safe.
 */
public final class PictureInspector {
    private static final int START = 1024;
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

    private PictureInspector() {}

    /**
     * The facts about these bytes; never throws, whatever they are. The fault is {@code truncated}, {@code checksum},
     * {@code header}, {@code no-image-data} or null; formats that no policy takes are named only.
     */
    public static PictureFacts inspect(byte[] content) {
        Bytes bytes = new Bytes(content);
        String format = format(bytes);
        Structure structure = switch (format) {
            case "jpeg" -> new Jpeg(bytes).walk();
            case "png" -> new Png(bytes).walk();
            case "bmp" -> Bmp.check(bytes);
            case "webp" -> WebP.check(bytes);
            case "heic" -> Heic.check(bytes);
            case "pdf" -> pdf(bytes);
            default -> new Structure(0, 0, null);
        };
        return new PictureFacts(format, content.length, structure.width(), structure.height(), structure.fault());
    }

    private static String format(Bytes bytes) {
        if (bytes.is(0, "\u00FF\u00D8\u00FF")) {
            return "jpeg";
        }
        if (bytes.is(0, Png.SIGNATURE)) {
            return "png";
        }
        if (Bmp.recognises(bytes)) {
            return "bmp";
        }
        if (bytes.is(0, "RIFF") && bytes.is(8, "WEBP")) {
            return "webp";
        }
        if (bytes.is(4, "ftyp")) {
            return boxed(bytes);
        }
        return other(bytes);
    }

    /** By the brands of its first box: the leading one, then the compatible ones. */
    private static String boxed(Bytes bytes) {
        String brands = bytes.latin(8, (int) Math.min(bytes.u32(0) - 8, START));
        if (brands.startsWith("avif") || brands.startsWith("avis")) {
            return "avif";
        }
        for (int at = 0; at + 4 <= brands.length(); at += 4) {
            // The second word is the leading brand's version.
            if (at != 4 && HEIC_BRANDS.contains(brands.substring(at, at + 4))) {
                return "heic";
            }
        }
        return "unknown";
    }

    private static String other(Bytes bytes) {
        String start = bytes.latin(0, START);
        if (start.contains("%PDF-")) {
            return "pdf";
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return "gif";
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return "tiff";
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return "zip";
        }
        boolean markup = start.stripLeading().startsWith("<") || start.startsWith("\u00EF\u00BB\u00BF<");
        return markup && start.toLowerCase(Locale.ROOT).contains("<svg") ? "svg" : "unknown";
    }

    /** A paper that was cut off lacks the mark of its end, which stands in the last kilobyte. */
    private static Structure pdf(Bytes bytes) {
        String end = bytes.latin(Math.max(0, bytes.length() - START), START);
        return new Structure(0, 0, end.contains("%%EOF") ? null : Structure.TRUNCATED);
    }
}
