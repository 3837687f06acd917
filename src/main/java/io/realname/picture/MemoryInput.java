package io.realname.picture;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Hands a picture's bytes to a decoder until the deadline; after it every read fails, so that no decoder goes on for long. Nor does one
 * that goes on asking after the last byte: that of lossless WebP takes each missing byte for a zero, at the price of an exception.
 */
final class MemoryInput extends ImageInputStreamImpl {
    private static final int SINGLE_READS_BETWEEN_LOOKS = 4096;
    /** Far more than a decoder needs that reads ahead, bit by bit, to the end of a sound picture. */
    private static final int READS_AFTER_THE_END = 1024;

    private final byte[] content;
    private final Deadline deadline;

    private int singleReads;
    private int readsAfterTheEnd;

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
        return streamPos < content.length ? content[(int) streamPos++] & 0xFF : end();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        deadline.check();
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (streamPos >= content.length) {
            return end();
        }
        int length = (int) Math.min(count, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, target, offset, length);
        streamPos += length;
        return length;
    }

    private int end() throws IOException {
        if (++readsAfterTheEnd > READS_AFTER_THE_END) {
            throw new IIOException("The picture ends before all of it was there.");
        }
        return -1;
    }

    @Override
    public long length() {
        return content.length;
    }
}
