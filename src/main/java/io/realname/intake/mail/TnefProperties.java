package io.realname.intake.mail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The list of properties (MS-OXTNEF, MsgPropertyList) of an attachment in a {@code winmail.dat}. For one thread. */
final class TnefProperties {
    private static final int LONG_NAME = 0x3707;
    private static final int NAMED = 0x8000;
    private static final int SEVERAL = 0x1000;
    private static final int TEXT = 0x1E;
    private static final int UNICODE = 0x1F;

    private final ByteBuffer in;

    /** Reads from a little-endian buffer. */
    TnefProperties(ByteBuffer in) {
        this.in = in;
    }

    /**
     * The long file name; null if there is none.
     *
     * @throws BufferUnderflowException if the list is cut off before it
     * @throws IllegalArgumentException likewise
     */
    @Nullable
    String longName() {
        int count = in.getInt();
        for (int i = 0; i < count && in.hasRemaining(); i++) {
            int type = Short.toUnsignedInt(in.getShort());
            int id = Short.toUnsignedInt(in.getShort());
            if (id >= NAMED) {
                skipName();
            }
            boolean text = type == TEXT || type == UNICODE;
            if (id == LONG_NAME && text && in.getInt() > 0) {
                byte[] name = new byte[length()];
                in.get(name);
                return type == UNICODE
                        ? new String(name, StandardCharsets.UTF_16LE).replace("\0", "")
                        : Charsets.decode(name, null).replace("\0", "");
            }
            skip(type);
        }
        return null;
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
