package io.realname.intake.mail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The list of properties (MS-OXTNEF, MsgPropertyList) of an attachment in a {@code winmail.dat}. For one thread. */
final class TnefProperties {
    private static final int LONG_NAME = 0x3707;
    private static final int CONTENT_ID = 0x3712;
    private static final int FLAGS = 0x3714;
    private static final int HIDDEN = 0x7FFE;
    private static final int WITHIN_TEXT = 4;
    private static final int NAMED = 0x8000;
    private static final int SEVERAL = 0x1000;
    private static final int NUMBER = 0x03;
    private static final int YES_OR_NO = 0x0B;
    private static final int TEXT = 0x1E;
    private static final int UNICODE = 0x1F;

    private final ByteBuffer in;
    private @Nullable String longName;
    private boolean inline;

    /** Reads from a little-endian buffer, up to where it is cut off or makes no sense. */
    TnefProperties(ByteBuffer in) {
        this.in = in;
        try {
            read();
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            in.position(in.limit()); // What was read until then counts.
        }
    }

    /** The long file name: an attachment's title holds the short one; null if there is none. */
    @Nullable
    String longName() {
        return longName;
    }

    /** Whether it is shown within the text, or nowhere, rather than attached to it. */
    boolean isInline() {
        return inline;
    }

    private void read() {
        int count = in.getInt();
        for (int i = 0; i < count && in.hasRemaining(); i++) {
            int type = Short.toUnsignedInt(in.getShort());
            int id = Short.toUnsignedInt(in.getShort());
            if (id >= NAMED) {
                skipName();
            }
            int start = in.position();
            skip(type);
            int end = in.position();
            in.position(start);
            property(type, id);
            in.position(end);
        }
    }

    private void property(int type, int id) {
        boolean text = type == TEXT || type == UNICODE;
        if (id == LONG_NAME && text && in.getInt() > 0) {
            String name = text(type);
            longName = longName == null ? name : longName;
        } else if (id == CONTENT_ID && text && in.getInt() > 0) {
            inline |= !text(type).isBlank();
        } else if (id == HIDDEN && type == YES_OR_NO) {
            inline |= (in.getInt() & 0xFF) != 0;
        } else if (id == FLAGS && type == NUMBER) {
            inline |= (in.getInt() & WITHIN_TEXT) != 0;
        }
    }

    private String text(int type) {
        byte[] text = new byte[length()];
        in.get(text);
        return (type == UNICODE ? new String(text, StandardCharsets.UTF_16LE) : Charsets.decode(text, null))
                .replace("\0", "");
    }

    private void skipName() {
        forward(16);
        if (in.getInt() == 0) {
            forward(4);
        } else {
            forward(padded(length()));
        }
    }

    private void skip(int type) {
        int one = type & ~SEVERAL;
        int size = switch (one) {
            case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            case 0x0D, TEXT, UNICODE, 0x102 -> 0;
            default -> throw new IllegalArgumentException("A property of a kind that nobody knows.");
        };
        int values = size == 0 || (type & SEVERAL) != 0 ? in.getInt() : 1;
        for (int i = 0; i < values; i++) {
            forward(size == 0 ? padded(length()) : size);
        }
    }

    private int length() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private void forward(int bytes) {
        in.position(in.position() + bytes);
    }
}
