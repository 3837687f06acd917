package io.realname.picture;

import io.realname.submission.PictureEffort;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureInspection;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Decodes pictures whole and measures them, each within the bounds of time and memory that the configuration sets. Whatever its bytes
 * are, a picture comes out as measurements, as undecodable, or as not looked at. Thread-safe.
 */
public final class PictureLooker implements PictureInspection {
    /** Of a decoded pixel, however it is stored. */
    private static final int BYTES_OF_A_PIXEL = 4;

    private final PictureEffort effort;
    private final MemoryGate gate;
    private final HeifConverter heif;

    /** A looker that keeps to {@code effort}, and decodes HEIC if this machine has {@code heif-convert}. */
    public PictureLooker(PictureEffort effort) {
        this(effort, HeifConverter.find(System.getenv("PATH")));
    }

    PictureLooker(PictureEffort effort, HeifConverter heif) {
        this.effort = effort;
        this.gate = new MemoryGate(effort.megabytes());
        this.heif = heif;
    }

    @Override
    public PictureLook look(byte[] content, PictureFacts facts) {
        Metadata said = Metadata.read(facts.format(), content);
        return measured(content, facts).with(said.orientation(), said.traces());
    }

    private PictureLook measured(byte[] content, PictureFacts facts) {
        try {
            return decoded(content, facts, effort.workingEdge(), pixels -> measurement(pixels, effort.colourSpread()));
        } catch (TooCostly | OutOfMemoryError e) {
            return PictureLook.unseen(PictureLook.TOO_COSTLY);
        } catch (Unsupported e) {
            return PictureLook.unseen(PictureLook.NO_DECODER);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders throw all kinds of things at data that make no sense.
            return PictureLook.faulty(PictureLook.UNDECODABLE);
        }
    }

    /** What is done with a decoded picture while its memory is taken. */
    interface Use<T> {
        T of(Pixels pixels) throws IOException;
    }

    /**
     * Decodes a picture, and uses it.
     *
     * @param longestEdge larger pictures are thinned out until both edges are within it
     */
    <T> T decoded(byte[] content, PictureFacts facts, int longestEdge, Use<T> use) throws IOException {
        if (effort.isBeyond(facts.width(), facts.height())
                || (facts.format().equals("webp") && effort.isBeyondWebp(facts.width(), facts.height()))) {
            throw new TooCostly();
        }
        if (facts.format().equals("heic")) {
            byte[] jpeg = heif.convert(content, Deadline.in(Duration.ofSeconds(effort.seconds())));
            return decoded(jpeg, PictureInspector.inspect(jpeg), longestEdge, use);
        }
        int edge = Math.max(facts.width(), facts.height());
        int step = Math.max(1, (edge + longestEdge - 1) / longestEdge);
        long thinned = (long) (facts.width() / step + 1) * (facts.height() / step + 1);
        long cost = Decoding.cost(facts.format(), content, facts.width(), facts.height()) + thinned * BYTES_OF_A_PIXEL;
        if (!gate.fits(cost)) {
            throw new TooCostly();
        }
        try (MemoryGate.Pass pass = gate.enter(cost)) {
            Deadline deadline = Deadline.in(Duration.ofSeconds(effort.seconds()));
            return use.of(new Decoding(facts.format(), content, deadline).decode(step));
        }
    }

    private static PictureLook measurement(Pixels pixels, int colourSpread) {
        BlockMeter blocks = new BlockMeter(pixels, colourSpread);
        EdgeMeter edges = new EdgeMeter(pixels);
        byte[] row = new byte[3 * pixels.width()];
        for (int y = 0; y < pixels.height(); y++) {
            pixels.read(y, row);
            blocks.row(y, row);
            edges.row(y, row);
        }
        return new PictureLook(null, null, blocks.colourShare(), edges.width(), 1, List.of(), blocks.likeness());
    }
}
