package io.realname.verify;

import io.realname.screening.idnumber.NumberFormats;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Looks for ID numbers in texts that come character by character: those of a set, and whatever is by its check digit the number of a
 * resident or an organisation. A long number is found wherever it stands, also with separators in it; a short one only between characters
 * that are neither letters nor digits, for digests and ids are full of short runs of digits. For one thread.
 */
final class NumberScan {
    /** The length of residents' numbers and of unified social credit codes. */
    private static final int CHECKED = 18;

    private final NumberSet numbers;
    private final LocalDate today;
    private final int[] lengths;
    private final long[] digests;
    private final long[] powers;
    /** The last characters of the present run; a power of two, so that their places go round. */
    private final char[] run = new char[64];

    private final StringBuilder word = new StringBuilder();
    private int runLength;
    private int wordLength;
    private long wordDigest;
    private boolean found;

    /** Looks for {@code numbers}, and for numbers that can exist on {@code today}. */
    NumberScan(NumberSet numbers, LocalDate today) {
        this.numbers = numbers;
        this.today = today;
        this.lengths = numbers.longLengths();
        this.digests = new long[lengths.length];
        this.powers = Arrays.stream(lengths).mapToLong(numbers::power).toArray();
    }

    /** Whether there is a number in {@code text}. */
    boolean finds(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return end();
    }

    /** The next character of a text. */
    void add(char next) {
        char c = Letters.folded(next);
        if (Letters.isAlphanumeric(c)) {
            addToWord(c);
            addToRun(c);
        } else {
            endWord();
            if (!Letters.isSeparator(c)) {
                endRun();
            }
        }
    }

    /** Ends the text, and tells whether there was a number in it. */
    boolean end() {
        endWord();
        endRun();
        boolean any = found;
        found = false;
        return any;
    }

    private void addToWord(char c) {
        wordLength++;
        if (wordLength <= CHECKED) {
            word.append(c);
            wordDigest = numbers.next(wordDigest, c);
        }
    }

    private void endWord() {
        if (wordLength >= NumberSet.SHORTEST && wordLength < NumberSet.LONG) {
            found |= numbers.has(wordDigest, wordLength);
        } else if (wordLength == CHECKED) {
            found |= isNumberByItself(word.toString());
        }
        if (wordLength > 0) {
            wordLength = 0;
            wordDigest = 0;
            word.setLength(0);
        }
    }

    private boolean isNumberByItself(String text) {
        return NumberFormats.CREDIT_CODE.check(text, today).isEmpty()
                || NumberFormats.of("resident", "CN", null).check(text, today).isEmpty();
    }

    private void addToRun(char c) {
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            digests[i] = numbers.next(digests[i], c);
            if (runLength >= length) {
                digests[i] = numbers.without(digests[i], run[runLength - length & run.length - 1], powers[i]);
            }
            if (runLength + 1 >= length && numbers.has(digests[i], length)) {
                found = true;
            }
        }
        run[runLength & run.length - 1] = c;
        runLength++;
    }

    private void endRun() {
        if (runLength > 0) {
            runLength = 0;
            Arrays.fill(digests, 0);
        }
    }
}
