package io.realname.picture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where a picture keeps its metadata, found without inflating anything: what is compressed in a file can be of any size.
 *
 * @param exif a TIFF structure, empty if there is none
 * @param texts names and remarks that stand beside it
 */
record MetadataBlocks(byte[] exif, List<String> texts) {
    private static final int LARGEST_EXIF = 256 << 10;
    private static final int LONGEST_TEXT = 400;
    private static final int XMP_WINDOW = 64 << 10;
    private static final String EXIF = "Exif\0\0";
    private static final String CREATOR = "CreatorTool";
    private static final Set<String> REMARKS = Set.of("Software", "Comment", "Description", "Title", "Source");

    static MetadataBlocks in(String format, byte[] content) {
        return switch (format) {
            case "jpeg" -> jpeg(content);
            case "png" -> png(content);
            case "webp" -> webp(content);
            case "heic" -> heic(content);
            default -> new MetadataBlocks(new byte[0], List.of());
        };
    }

    private static MetadataBlocks jpeg(byte[] content) {
        byte[] exif = {};
        List<String> texts = new ArrayList<>();
        int at = 2;
        while (at + 4 <= content.length && (content[at + 1] & 0xFF) != 0xDA) {
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++; // fill
                continue;
            }
            int length = number(content, at + 2, 2);
            int end = Math.min(content.length, at + 2 + length);
            if (marker == 0xE1 && is(content, at + 4, EXIF)) {
                exif = part(content, at + 4 + EXIF.length(), end);
            } else if (marker == 0xE1 && is(content, at + 4, "http://ns.adobe.com/xap")) {
                creator(content, at + 4, end, texts);
            } else if (marker == 0xFE) {
                texts.add(text(content, at + 4, end));
            }
            at += 2 + length;
        }
        return new MetadataBlocks(exif, texts);
    }

    private static MetadataBlocks png(byte[] content) {
        byte[] exif = {};
        List<String> texts = new ArrayList<>();
        int at = 8;
        while (at + 8 <= content.length) {
            int length = number(content, at, 4);
            int start = at + 8;
            if (length < 0 || length > content.length - start) {
                break;
            }
            int end = start + length;
            if (is(content, at + 4, "eXIf")) {
                exif = part(content, start, end);
            } else if (is(content, at + 4, "tEXt") || is(content, at + 4, "iTXt")) {
                String text = text(content, start, end);
                int keyword = text.indexOf('\0');
                if (keyword > 0 && REMARKS.contains(text.substring(0, keyword))) {
                    texts.add(text.substring(keyword + 1));
                }
                creator(content, start, end, texts);
            }
            at = end + 4;
        }
        return new MetadataBlocks(exif, texts);
    }

    private static MetadataBlocks webp(byte[] content) {
        byte[] exif = {};
        List<String> texts = new ArrayList<>();
        int at = 12;
        while (at + 8 <= content.length) {
            int length = Integer.reverseBytes(number(content, at + 4, 4));
            int start = at + 8;
            if (length < 0 || length > content.length - start) {
                break;
            }
            if (is(content, at, "EXIF")) {
                int skipped = is(content, start, EXIF) ? EXIF.length() : 0;
                exif = part(content, start + skipped, start + length);
            } else if (is(content, at, "XMP ")) {
                creator(content, start, start + length, texts);
            }
            at = start + length + (length & 1);
        }
        return new MetadataBlocks(exif, texts);
    }

    /** The item that holds EXIF begins like a JPEG's segment; it is found by that, wherever it lies. Turns are boxes of their own. */
    private static MetadataBlocks heic(byte[] content) {
        for (int at = 0; at + EXIF.length() + 2 < content.length; at++) {
            if (content[at] == 'E' && is(content, at, EXIF)) {
                int start = at + EXIF.length();
                if (is(content, start, "MM") || is(content, start, "II")) {
                    return new MetadataBlocks(part(content, start, content.length), List.of());
                }
            }
        }
        return new MetadataBlocks(new byte[0], List.of());
    }

    /** The program that an XMP packet names, as an attribute or as an element. */
    private static void creator(byte[] content, int from, int end, List<String> texts) {
        String packet =
                new String(content, from, Math.max(0, Math.min(end - from, XMP_WINDOW)), StandardCharsets.UTF_8);
        int at = packet.indexOf(CREATOR);
        if (at >= 0) {
            int start = at + CREATOR.length();
            int stop = start + 2;
            while (stop < packet.length() && stop < start + LONGEST_TEXT && "\"'<>".indexOf(packet.charAt(stop)) < 0) {
                stop++;
            }
            texts.add(packet.substring(start, Math.min(stop, packet.length())).replaceFirst("^[=>\"' ]+", ""));
        }
    }

    private static String text(byte[] content, int from, int end) {
        return new String(content, from, Math.max(0, Math.min(end - from, LONGEST_TEXT)), StandardCharsets.UTF_8);
    }

    private static byte[] part(byte[] content, int from, int end) {
        return from < end ? Arrays.copyOfRange(content, from, Math.min(end, from + LARGEST_EXIF)) : new byte[0];
    }

    private static int number(byte[] content, int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | content[at + i] & 0xFF;
        }
        return value;
    }

    private static boolean is(byte[] content, int at, String latin) {
        for (int i = 0; i < latin.length(); i++) {
            if (at + i >= content.length || (content[at + i] & 0xFF) != latin.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
