package io.realname.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a picture's metadata say: how it is to be turned, and which programs left their name or a remark.
 *
 * @param orientation as EXIF has it, 1 to 8
 * @param traces short texts, each once
 */
record Metadata(int orientation, List<String> traces) {
    private static final int MOST_TRACES = 8;
    private static final int LONGEST_TRACE = 100;
    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;
    private static final int[] REMARKS = {
        ExifDirectoryBase.TAG_SOFTWARE, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION, ExifDirectoryBase.TAG_USER_COMMENT,
    };

    /** What the metadata of these bytes say; nothing where they are broken, for that harms no picture. */
    static Metadata read(String format, byte[] content) {
        Set<String> traces = new TreeSet<>();
        int orientation = UPRIGHT;
        try {
            MetadataBlocks blocks = MetadataBlocks.in(format, content);
            blocks.texts().forEach(text -> add(traces, text));
            byte[] exif = blocks.exif();
            if (exif.length > 0) {
                com.drew.metadata.Metadata read = new com.drew.metadata.Metadata();
                new ExifReader().extract(new ByteArrayReader(exif), read);
                for (Directory directory : read.getDirectories()) {
                    for (int tag : REMARKS) {
                        if (directory instanceof ExifDirectoryBase && directory.containsTag(tag)) {
                            add(traces, directory.getDescription(tag));
                        }
                    }
                    Integer said = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
                    if (directory.getClass() == com.drew.metadata.exif.ExifIFD0Directory.class
                            && said != null
                            && said >= UPRIGHT
                            && said <= LAST_ORIENTATION) {
                        orientation = said;
                    }
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            // A picture with broken metadata is a picture; what could be read of them counts.
        }
        return new Metadata(orientation, new ArrayList<>(traces));
    }

    private static void add(Set<String> traces, String text) {
        String trace = text == null ? "" : text.replace('\0', ' ').strip();
        if (!trace.isEmpty() && traces.size() < MOST_TRACES) {
            traces.add(trace.length() > LONGEST_TRACE ? trace.substring(0, LONGEST_TRACE) : trace);
        }
    }
}
