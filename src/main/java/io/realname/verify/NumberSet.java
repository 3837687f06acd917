package io.realname.verify;

import java.security.SecureRandom;

/**
 * Very many ID numbers as digests of eight bytes each, so that a million of them take 16 MB and nobody can read them out of memory. A
 * digest is the value of a polynomial over the number's characters at a point that is drawn anew each time (modulo the prime 2^61 - 1),
 * which can be carried along a text character by character (Karp and Rabin 1987). That some other text has the digest of one of a million
 * numbers happens once in 10^12 texts. For one thread.
 */
final class NumberSet {
    /** Shorter numbers are too common in texts to be told from them. */
    static final int SHORTEST = 8;
    /** No document has a longer number. */
    static final int LONGEST = 40;
    /** From this length on a number is recognised also inside of a longer run of letters and digits. */
    static final int LONG = 15;

    private static final int FEWEST_DIGITS = 4;
    private static final long PRIME = (1L << 61) - 1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long point = new SecureRandom().nextLong(1L << 32, PRIME);
    private long[] slots = new long[1 << 12];
    private int size;
    private long lengths;

    /** Adds a number, unless it is too short, too long or too plain to be recognised; its separators do not count. */
    void add(String number) {
        long digest = 0;
        int length = 0;
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = Letters.folded(number.charAt(i));
            if (Letters.isAlphanumeric(c)) {
                digest = next(digest, c);
                length++;
                digits += c <= '9' ? 1 : 0;
            }
        }
        if (length >= SHORTEST && length <= LONGEST && digits >= FEWEST_DIGITS) {
            put(slots, key(digest, length));
            if (2 * size > slots.length) {
                grow();
            }
            lengths |= 1L << length;
        }
    }

    /** How many different numbers there are. */
    int size() {
        return size;
    }

    /** The lengths, from {@code LONG} on, of which there are numbers. */
    int[] longLengths() {
        return java.util.stream.IntStream.rangeClosed(LONG, LONGEST)
                .filter(length -> (lengths & 1L << length) != 0)
                .toArray();
    }

    /** Whether there is a number of that length with that digest. */
    boolean has(long digest, int length) {
        long key = key(digest, length);
        for (int at = place(slots, key); slots[at] != 0; at = at + 1 & slots.length - 1) {
            if (slots[at] == key) {
                return true;
            }
        }
        return false;
    }

    /** The digest of a text whose digest so far is given, with one more character. */
    long next(long digest, char c) {
        return plus(times(digest, point), c);
    }

    /** The digest without the first of its characters, for a text that had {@code length} of them, when {@code next} has added one more. */
    long without(long digest, char first, long power) {
        return plus(digest, PRIME - times(first, power));
    }

    /** What the first character of a text of so many characters weighs after one more was added. */
    long power(int length) {
        long power = 1;
        for (int i = 0; i < length; i++) {
            power = times(power, point);
        }
        return power;
    }

    private static long key(long digest, int length) {
        long key = (digest ^ (long) length << 61) * SPREAD;
        return key == 0 ? 1 : key;
    }

    private static int place(long[] in, long key) {
        return (int) (key >>> 20) & in.length - 1;
    }

    private void put(long[] into, long key) {
        int at = place(into, key);
        while (into[at] != 0 && into[at] != key) {
            at = at + 1 & into.length - 1;
        }
        if (into[at] == 0) {
            into[at] = key;
            size++;
        }
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        size = 0;
        for (long key : slots) {
            if (key != 0) {
                put(larger, key);
            }
        }
        slots = larger;
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    private static long times(long one, long other) {
        long low = one * other;
        long high = Math.multiplyHigh(one, other);
        return plus(low & PRIME, low >>> 61 | high << 3);
    }
}
