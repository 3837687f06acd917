package io.realname.app.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes drops of the kinds that are meant to do harm, one after the other, out of sound ones. */
final class Poison {
    private static final int DEEP = 20_000;
    private static final int LONG = 8 << 20;
    private static final int GIANT = 60_000;
    static final List<UnaryOperator<Drop>> KINDS = List.of(
            drop -> drop.with(Arrays.copyOf(drop.manifest(), drop.manifest().length / 2)),
            drop -> drop.with(text("[".repeat(DEEP))),
            drop -> drop.with(text("{\"profile\":".repeat(DEEP / 10))),
            drop -> drop.with(text("{" + "\"domains\":[],".repeat(DEEP) + "\"site\":\"cn\"}")),
            drop -> drop.with(text("{\"submissionId\":\"" + "9".repeat(LONG) + "\"}")),
            drop -> drop.with(text(text(drop.manifest()).replaceAll("BENCH-([0-9]+)", "../BENCH-$1"))),
            drop -> drop.with(text(drop.manifest()).getBytes(StandardCharsets.UTF_16)),
            drop -> drop.with(new byte[LONG]),
            drop -> drop.showing(new byte[0]),
            drop -> drop.showing(Arrays.copyOf(drop.picture(), drop.picture().length / 3)),
            drop -> drop.showing(giant()),
            drop -> drop.showing(text("<html>".repeat(DEEP))));

    private Poison() {}

    /** A manifest and the picture beside it. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares drops.
    record Drop(byte[] manifest, byte[] picture) {
        Drop with(byte[] other) {
            return new Drop(other, picture);
        }

        Drop showing(byte[] other) {
            return new Drop(manifest, other);
        }
    }

    /** What becomes of a sound drop when it is the turn of that kind. */
    static Drop of(int turn, Drop sound) {
        return KINDS.get(turn % KINDS.size()).apply(sound);
    }

    /** The head of a PNG that says it has billions of pixels, and no pixel. */
    private static byte[] giant() {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(GIANT)
                .putInt(GIANT)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
