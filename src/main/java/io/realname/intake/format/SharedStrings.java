package io.realname.intake.format;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts that an Excel file keeps apart from its cells: as many as the file has cells, so they are kept on disk, in a file that has
 * no name from the moment it is opened, and a few blocks of them in memory. For one thread.
 */
final class SharedStrings implements AutoCloseable {
    private static final int BLOCK = 64;
    private static final int BLOCKS_AT_HAND = 1024;

    private final FileChannel file;
    private final DataOutputStream out;
    private final Map<Integer, String[]> atHand = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String[]> eldest) {
            return size() > BLOCKS_AT_HAND;
        }
    };
    private long[] blocks = new long[256];
    private long written;
    private int count;

    SharedStrings() throws IOException {
        Path temporary = Files.createTempFile("realname-strings", null); // for the owner's eyes only
        file = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
    }

    /** Adds the next text. */
    void add(String text) throws IOException {
        if (count % BLOCK == 0) {
            int block = count / BLOCK;
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, blocks.length * 2);
            }
            blocks[block] = written;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        written += Integer.BYTES + bytes.length;
        count++;
    }

    /** No more is added from here on. */
    void complete() throws IOException {
        out.flush();
    }

    /** The text of that number, counted from 0; empty if there is none. */
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return "";
        }
        int block = number / BLOCK;
        String[] texts = atHand.get(block);
        if (texts == null) {
            texts = read(block);
            atHand.put(block, texts);
        }
        return texts[number % BLOCK];
    }

    private String[] read(int block) throws IOException {
        boolean last = (block + 1) * (long) BLOCK >= count;
        long end = last ? written : blocks[block + 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - blocks[block]));
        while (bytes.hasRemaining() && file.read(bytes, blocks[block] + bytes.position()) >= 0) {
            // One read is enough unless the file system gives less than is asked for.
        }
        bytes.flip();
        String[] texts = new String[Math.min(BLOCK, count - block * BLOCK)];
        for (int i = 0; i < texts.length; i++) {
            byte[] text = new byte[bytes.getInt()];
            bytes.get(text);
            texts[i] = new String(text, StandardCharsets.UTF_8);
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
