package io.realname.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text, each of bounded length, with a look ahead that can be taken back. For one thread. */
final class Lines implements AutoCloseable {
    /** Longer lines are cut here; the rest is skipped. */
    static final int LONGEST = 1 << 20;

    private static final int BLOCK = 1 << 16;

    private final Reader in;
    private final char[] block = new char[BLOCK];
    private final Deque<String> takenBack = new ArrayDeque<>();
    private int from;
    private int to;
    private int number;

    Lines(Reader in) {
        this.in = in;
    }

    /** The number of the line that was read last, counted from 1. */
    int number() {
        return number;
    }

    /** The next line without its end, or null after the last. */
    @Nullable
    String next() throws IOException {
        String line = takenBack.isEmpty() ? read() : takenBack.pop();
        if (line != null) {
            number++;
        }
        return line;
    }

    /** Takes lines back that were read last, in their order, so that they are read again. */
    void takeBack(List<String> lines) {
        List<String> last = new ArrayList<>(lines);
        for (int i = last.size() - 1; i >= 0; i--) {
            takenBack.push(last.get(i));
        }
        number -= last.size();
    }

    private @Nullable String read() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        do {
            int end = from;
            while (end < to && block[end] != '\n' && block[end] != '\r') {
                end++;
            }
            line.append(block, from, Math.min(end - from, LONGEST - line.length()));
            from = end;
            if (end < to) {
                skipEnd();
                return line.toString();
            }
        } while (fill());
        return line.toString();
    }

    private void skipEnd() throws IOException {
        boolean carriage = block[from++] == '\r';
        if (carriage && (from < to || fill()) && block[from] == '\n') {
            from++;
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(block, 0, block.length));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
