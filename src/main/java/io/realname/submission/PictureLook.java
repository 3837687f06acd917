package io.realname.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What looking at a picture told: measurements of its pixels and what its metadata say, no judgement. Kept with the stored
 * document, encrypted, so that no rule needs the pixels again. Immutable.
 *
 * @param unseen why its pixels were not looked at ({@link #NO_DECODER}, {@link #TOO_COSTLY}), or null if they were
 * @param fault why its pixels could not be decoded (a stable word), or null if they could or were not looked at
 * @param colourShare how much of its area is in colour, from 0 to 1; 0 unless {@link #isSeen}
 * @param edgeWidth how wide its clearest edges are, in thousandths of its longer edge; null if it has too few to tell
 * @param orientation as EXIF says it, 1 to 8; 1 where nothing says it
 * @param traces names and remarks that programs left in its metadata, a few short texts
 * @param likeness 256 grey levels of a miniature of 16 by 16, two hexadecimal digits each; empty unless {@link #isSeen}
 */
public record PictureLook(
        @Nullable String unseen,
        @Nullable String fault,
        double colourShare,
        @Nullable Double edgeWidth,
        int orientation,
        List<String> traces,
        String likeness) {
    /** There is no decoder for such a picture on this machine. */
    public static final String NO_DECODER = "no-decoder";
    /** Decoding it would take, or took, more time or memory than one picture may. */
    public static final String TOO_COSTLY = "too-costly";
    /** Its data do not make a picture. */
    public static final String UNDECODABLE = "undecodable";

    /** Takes a copy of the traces. */
    public PictureLook {
        traces = List.copyOf(traces);
    }

    /** A picture of which nothing but its bytes is known. */
    public static PictureLook unseen(String why) {
        return new PictureLook(why, null, 0, null, 1, List.of(), "");
    }

    /** A picture that cannot be decoded. */
    public static PictureLook faulty(String fault) {
        return new PictureLook(null, fault, 0, null, 1, List.of(), "");
    }

    /** The same with what its metadata say. */
    public PictureLook with(int exifOrientation, List<String> left) {
        return new PictureLook(unseen, fault, colourShare, edgeWidth, exifOrientation, left, likeness);
    }

    /** Whether its pixels were decoded and measured. */
    public boolean isSeen() {
        return unseen == null && fault == null;
    }

    /** Nothing of the picture. */
    @Override
    public String toString() {
        return "PictureLook[unseen=" + unseen + ", fault=" + fault + "]";
    }
}
