package io.realname.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** Hands a picture's bytes to a decoder until the deadline; after it every read fails, so that no decoder goes on for long. */
final class MemoryInput extends ImageInputStreamImpl {
    private static final int SINGLE_READS_BETWEEN_LOOKS = 4096;

    private final byte[] content;
    private final Deadline deadline;
    private int singleReads;

    MemoryInput(byte[] content, Deadline deadline) {
        this.content = content;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        if (++singleReads % SINGLE_READS_BETWEEN_LOOKS == 0) {
            deadline.check();
        }
        bitOffset = 0;
        return streamPos < content.length ? content[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        deadline.check();
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (streamPos >= content.length) {
            return -1;
        }
        int length = (int) Math.min(count, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, target, offset, length);
        streamPos += length;
        return length;
    }

    @Override
    public long length() {
        return content.length;
    }
}
