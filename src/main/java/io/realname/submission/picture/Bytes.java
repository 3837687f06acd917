package io.realname.submission.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads numbers out of a file's bytes. Beyond the end every byte reads as 0; whoever must know asks first. */
final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] content;

    Bytes(byte[] content) {
        this.content = content;
    }

    int length() {
        return content.length;
    }

    /** Whether {@code count} bytes from {@code at} lie inside of the file. */
    boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at + count <= content.length;
    }

    /** An unsigned byte. */
    int u8(int at) {
        return at >= 0 && at < content.length ? content[at] & 0xFF : 0;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16Little(int at) {
        return u8(at + 1) << 8 | u8(at);
    }

    int u24Little(int at) {
        return u8(at + 2) << 16 | u16Little(at);
    }

    long u32Little(int at) {
        return (long) u16Little(at + 2) << 16 | u16Little(at);
    }

    /** Whether these characters, one byte each, stand at {@code at}. */
    boolean is(int at, String latin) {
        for (int i = 0; i < latin.length(); i++) {
            if (at + i >= content.length || u8(at + i) != latin.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes from {@code at}, at most {@code count}, as characters of one byte each. */
    String latin(int at, int count) {
        int from = Math.min(at, content.length);
        int length = Math.max(0, Math.min(count, content.length - from));
        return new String(content, from, length, StandardCharsets.ISO_8859_1);
    }

    /** The CRC-32 of {@code count} bytes, all of which must be there. */
    long checksum(int at, int count) {
        CRC32 crc = new CRC32();
        crc.update(content, at, count);
        return crc.getValue();
    }

    /**
     * The place of the next byte 0xFF, or the length of the file. It looks at eight bytes at a time: a byte of the
     * complement is zero where one of the value is 0xFF, and subtracting one from a zero byte borrows its high bit.
     */
    int nextFF(int from) {
        int at = from;
        for (; at + 8 <= content.length; at += 8) {
            long value = (long) EIGHT.get(content, at);
            long found = (~value - ONES) & value & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / 8;
            }
        }
        while (at < content.length && content[at] != -1) {
            at++;
        }
        return at;
    }
}
