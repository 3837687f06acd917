package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TnefTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int BEGINS = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int PROPERTIES = 0x00069005;
    private static final int BODY = 0x0002800C;

    private final ByteArrayOutputStream envelope = new ByteArrayOutputStream();

    TnefTest() {
        envelope.writeBytes(buffer(6).putInt(0x223E9F78).putShort((short) 1).array());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private TnefTest attribute(int id, byte[] value) {
        envelope.writeBytes(buffer(9 + value.length + 2)
                .put((byte) 2)
                .putInt(id)
                .putInt(value.length)
                .put(value)
                .putShort((short) 0)
                .array());
        return this;
    }

    private TnefTest attachment(String title, byte[] properties, String content) {
        return attribute(BEGINS, new byte[14])
                .attribute(TITLE, (title + "\0").getBytes(GBK))
                .attribute(DATA, content.getBytes(StandardCharsets.US_ASCII))
                .attribute(PROPERTIES, properties);
    }

    private List<Part> parts() {
        return Tnef.read(envelope.toByteArray());
    }

    /** Other properties of all kinds of size, a named one among them, and then the long name. */
    private static byte[] longName(String name) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        int padded = (text.length + 3) / 4 * 4;
        ByteBuffer properties = buffer(200 + padded)
                .putInt(5)
                .putShort((short) 0x03)
                .putShort((short) 0x3705)
                .putInt(1)
                .putShort((short) 0x40)
                .putShort((short) 0x3007)
                .putLong(7)
                .putShort((short) 0x102)
                .putShort((short) 0x3702)
                .putInt(1)
                .putInt(3)
                .put(new byte[] {1, 2, 3, 0})
                .putShort((short) 0x0B)
                .putShort((short) 0x8001)
                .put(new byte[16])
                .putInt(1)
                .putInt(6)
                .put(new byte[] {'a', 0, 'b', 0, 0, 0, 0, 0})
                .putInt(1)
                .putShort((short) 0x1F)
                .putShort((short) 0x3707)
                .putInt(1)
                .putInt(text.length)
                .put(text);
        return Arrays.copyOf(properties.array(), properties.position() + padded - text.length);
    }

    @Test
    void readsTextAndAttachmentsWithTheirLongNames() {
        attribute(BODY, "域名：a.cn".getBytes(GBK))
                .attachment("YINGYE~1.JPG", longName("营业执照（正面）.jpg"), "one")
                .attachment("身份证.jpg", new byte[4], "two");

        List<Part> parts = parts();

        assertThat(parts.get(0).isBody()).isTrue();
        assertThat(parts.get(0).text()).isEqualTo("域名：a.cn");
        assertThat(parts.subList(1, 3)).extracting(Part::name).containsExactly("营业执照（正面）.jpg", "身份证.jpg");
        assertThat(parts.subList(1, 3))
                .extracting(part -> new String(part.content(), StandardCharsets.US_ASCII))
                .containsExactly("one", "two");
    }

    /** One property after the long name. */
    private static byte[] named(String name, int type, int id, byte[] value) {
        byte[] before = longName(name);
        return buffer(before.length + 4 + value.length)
                .put(before)
                .putInt(0, 6)
                .putShort((short) type)
                .putShort((short) id)
                .put(value)
                .array();
    }

    @Test
    void tellsTheLogosOfASignatureFromWhatIsAttached() {
        byte[] id = "id@x".getBytes(StandardCharsets.US_ASCII);
        byte[] contentId = buffer(12).putInt(1).putInt(id.length).put(id).array();
        attachment("A~1.PNG", named("a-logo.png", 0x1E, 0x3712, contentId), "one")
                .attachment("B~1.PNG", named("b-hidden.png", 0x0B, 0x7FFE, new byte[] {1, 0, 0, 0}), "two")
                .attachment("C~1.PNG", named("c-related.png", 0x03, 0x3714, new byte[] {4, 0, 0, 0}), "three")
                .attachment("D~1.JPG", named("d-attached.jpg", 0x0B, 0x7FFE, new byte[4]), "four");

        assertThat(parts()).extracting(Part::inline).containsExactly(true, true, true, false);
        assertThat(parts())
                .extracting(Part::name)
                .containsExactly("a-logo.png", "b-hidden.png", "c-related.png", "d-attached.jpg");
    }

    @Test
    void isNotHeldUpByAnEnvelopeThatIsCutOffAnywhere() {
        attachment("A~1.JPG", longName("a-long-name.jpg"), "one");
        byte[] whole = envelope.toByteArray();

        for (int length = 0; length < whole.length; length++) {
            List<Part> parts = Tnef.read(Arrays.copyOf(whole, length));

            assertThat(parts)
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(part -> assertThat(part.content()).asString().isEqualTo("one"));
        }
        assertThat(parts()).extracting(Part::name).containsExactly("a-long-name.jpg");
    }

    @Test
    void keepsTheShortNameIfThePropertiesMakeNoSense() {
        byte[] endless = buffer(12)
                .putInt(Integer.MAX_VALUE)
                .putShort((short) 0x1E)
                .putShort((short) 0x3707)
                .array();
        byte[] unknown = buffer(12)
                .putInt(1)
                .putShort((short) 0x7F)
                .putShort((short) 0x3701)
                .array();
        attachment("A~1.JPG", endless, "one").attachment("B~1.JPG", unknown, "two");

        assertThat(parts()).extracting(Part::name).containsExactly("A~1.JPG", "B~1.JPG");
    }
}
