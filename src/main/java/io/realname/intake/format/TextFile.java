package io.realname.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A text file of any size: UTF-8 with or without byte order mark, else GB18030, which legacy systems still write. Both
 * are tried on the whole file, for the first Chinese character may be far down.
 */
final class TextFile {
    /** Stands where bytes were that are no text in the file's encoding. */
    static final char NO_TEXT = '\uFFFD';

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BLOCK = 1 << 16;

    private TextFile() {}

    /** Opens a file in its encoding; what is no text in it reads as {@link #NO_TEXT}. */
    static Reader open(Path file) throws IOException {
        Charset charset = faults(file, StandardCharsets.UTF_8, 0) == 0 ? StandardCharsets.UTF_8 : likelier(file);
        InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        return new InputStreamReader(
                withoutMark(in),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        byte[] head = new byte[BYTE_ORDER_MARK.length];
        int read = in.readNBytes(head, 0, head.length);
        if (read == head.length && java.util.Arrays.equals(head, BYTE_ORDER_MARK)) {
            return in;
        }
        return new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(head, 0, read), in);
    }

    /** Of two encodings that both do not fit everywhere, the one that fits in more places. */
    private static Charset likelier(Path file) throws IOException {
        int most = 10_000;
        int gb18030 = faults(file, GB18030, most);
        return gb18030 == 0 || gb18030 <= faults(file, StandardCharsets.UTF_8, most) ? GB18030 : StandardCharsets.UTF_8;
    }

    /** How often the file is no text in that encoding; counting ends after {@code most}. */
    private static int faults(Path file, Charset charset, int most) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer text = CharBuffer.allocate(BLOCK);
        int faults = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean ended = false;
            while (!ended) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, text.clear(), ended);
                while (result.isError() || result.isOverflow()) {
                    if (result.isError()) {
                        if (++faults > most) {
                            return faults;
                        }
                        bytes.position(bytes.position() + result.length());
                    }
                    result = decoder.decode(bytes, text.clear(), ended);
                }
                bytes.compact();
            }
        }
        return faults;
    }
}
