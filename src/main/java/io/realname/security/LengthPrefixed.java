package io.realname.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One byte string out of several texts, such that no two lists of texts give the same: before each its length in
 * bytes (four bytes, big-endian), then its UTF-8.
 */
final class LengthPrefixed {
    private LengthPrefixed() {}

    static byte[] join(List<String> parts) {
        List<byte[]> encoded = parts.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length =
                encoded.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        encoded.forEach(bytes -> joined.putInt(bytes.length).put(bytes));
        return joined.array();
    }
}
