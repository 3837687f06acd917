package io.realname.picture;

import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Listens to a decoder: ends it at the deadline, and hears what it only mumbles about data that are missing. For one thread. */
final class Watch implements IIOReadProgressListener, IIOReadWarningListener {
    /** How the JPEG library begins when it fills in for data that are missing or make no sense; other remarks are harmless. */
    private static final List<String> LOSSES = List.of(
            "Corrupt JPEG data: premature end",
            "Corrupt JPEG data: bad",
            "Corrupt JPEG data: found marker",
            "Premature end of JPEG file",
            "Inconsistent progression sequence");

    /** Some cameras leave out the last bits of a picture; nobody sees it. Its last blocks are decoded at once. */
    private static final float AS_GOOD_AS_WHOLE = 96;

    private final Deadline deadline;
    private float percent;
    private boolean broken;

    Watch(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Whether a part of the picture was made up by the decoder. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        broken |= percent < AS_GOOD_AS_WHOLE && LOSSES.stream().anyMatch(warning::startsWith);
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        percent = percentageDone;
        if (deadline.isOver()) {
            source.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {
        // Nothing has been lost yet.
    }

    @Override
    public void imageComplete(ImageReader source) {
        // The warnings have told.
    }

    @Override
    public void readAborted(ImageReader source) {
        // The deadline tells.
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {
        // There is one picture.
    }

    @Override
    public void sequenceComplete(ImageReader source) {
        // There is one picture.
    }

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
        // Thumbnails are not asked for.
    }

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {
        // Thumbnails are not asked for.
    }

    @Override
    public void thumbnailComplete(ImageReader source) {
        // Thumbnails are not asked for.
    }
}
