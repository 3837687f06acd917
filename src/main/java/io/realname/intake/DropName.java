package io.realname.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a name in a manifest may look like, before any file system is asked. */
public final class DropName {
    /** UTF-8 bytes, well below what a Linux file system takes for a whole path. */
    private static final int LONGEST = 1024;

    /** UTF-8 bytes that a Linux file system takes for one name. */
    private static final int LONGEST_SEGMENT = 255;

    /** Control characters, line separators, and the invisible marks that turn the direction of what is displayed. */
    private static final Pattern DECEPTIVE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private static final int LONGEST_SHOWN = 100;

    private DropName() {}

    /** Whether the name leads nowhere but down and looks like what it is. */
    public static boolean isSafe(String file) {
        if (file.isBlank()
                || bytes(file) > LONGEST
                || file.startsWith("/")
                || file.indexOf('\\') >= 0
                || DRIVE.matcher(file).matches()
                || DECEPTIVE.matcher(file).find()) {
            return false;
        }
        for (String segment : file.split("/", -1)) {
            if (segment.equals("..") || bytes(segment) > LONGEST_SEGMENT) {
                return false;
            }
        }
        return true;
    }

    /** The name with its control characters and invisible marks replaced, and cut to a length that fits a sentence. */
    static String shown(String file) {
        String cut = file.length() > LONGEST_SHOWN ? file.substring(0, LONGEST_SHOWN) + "…" : file;
        return DECEPTIVE.matcher(cut).replaceAll("\uFFFD");
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
