package io.realname.intake.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attachments and the plain text out of a {@code winmail.dat}, Outlook's own envelope (MS-OXTNEF: attributes of level, id,
 * length, data and checksum). Contents are slices that were bounded before; what is cut off ends the reading. For one thread.
 */
final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int BODY = 0x0002800C;
    private static final int ATTACHMENT_BEGINS = 0x00069002;
    private static final int ATTACHMENT_TITLE = 0x00018010;
    private static final int ATTACHMENT_DATA = 0x0006800F;
    private static final int ATTACHMENT_PROPERTIES = 0x00069005;
    private static final int MOST_PARTS = 200;

    private final List<Part> parts = new ArrayList<>();
    private @Nullable String title;
    private byte @Nullable [] data;
    private boolean inline;

    private Tnef() {}

    /** The parts in it; none if it is no such envelope. */
    static List<Part> read(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        Tnef reader = new Tnef();
        if (in.remaining() < 6 || in.getInt() != SIGNATURE) {
            return List.of();
        }
        in.getShort();
        // An attribute has nine bytes before its data and two behind.
        while (in.remaining() > 9 && reader.parts.size() < MOST_PARTS) {
            in.get();
            int id = in.getInt();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(Math.min(in.limit(), in.position() + length + 2));
            reader.attribute(id, value);
        }
        reader.endAttachment();
        return reader.parts;
    }

    private void attribute(int id, ByteBuffer value) {
        switch (id) {
            case BODY -> parts.add(new Part(null, "text/plain", false, null, bytes(value)));
            case ATTACHMENT_BEGINS -> endAttachment();
            case ATTACHMENT_TITLE -> title = title == null ? text(value) : title;
            case ATTACHMENT_DATA -> data = bytes(value);
            case ATTACHMENT_PROPERTIES -> {
                TnefProperties properties = new TnefProperties(value);
                String longName = properties.longName();
                title = longName == null ? title : longName;
                inline = properties.isInline();
            }
            default -> {
                // Everything else is about Outlook.
            }
        }
    }

    private void endAttachment() {
        byte[] content = data;
        if (content != null) {
            parts.add(new Part(title, "application/octet-stream", inline, null, content));
        }
        title = null;
        data = null;
        inline = false;
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer value) {
        String text = Charsets.decode(bytes(value), null);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
