package io.realname.submission.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegTest {
    private static final String FRAME = "FFC0 000B 08 001E 0028 01 011100 ";
    private static final String SCAN = "FFDA 0008 01 0100 003F00 ";
    private static final String END = "FFD9";

    private static String fault(String hex) {
        String digits = hex.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return PictureInspector.inspect(bytes).fault();
    }

    @ParameterizedTest
    @CsvSource({
        "plain,                 12 34 56",
        "stuffed byte,          12 FF00 56",
        "restarts,              12 FFD0 34 FFD1 56",
        "fill before a restart, 12 FFFF D0 34",
        "fill before the end,   12 FFFF FF",
        "tables between scans,  12 FFC4 0003 00 FFDA 0008 01 0100 003F00 34",
    })
    void walksThroughScans(String what, String data) {
        assertThat(fault("FFD8 FFE0 0004 4A46 FFFE 0002 " + FRAME + SCAN + data + END))
                .as(what)
                .isNull();
    }

    @Test
    void wantsAFrameBeforeAScanAndDataInIt() {
        assertThat(fault("FFD8 " + SCAN + "12" + END)).isEqualTo("header");
        assertThat(fault("FFD8 " + FRAME + SCAN + END)).isEqualTo("no-image-data");
        assertThat(fault("FFD8 " + FRAME + END)).isEqualTo("no-image-data");
    }

    @ParameterizedTest
    @CsvSource({
        "no width,            FFC0 000B 08 001E 0000 01 011100",
        "no height,           FFC0 000B 08 0000 0028 01 011100",
        "no components,       FFC0 0008 08 001E 0028 00",
        "too short,           FFC0 000A 08 001E 0028 01 0111",
        "second frame,        FFC0 000B 08 001E 0028 01 011100 FFC0 000B 08 001E 0028 01 011100",
        "length below two,    FFE0 0001",
        "reserved marker,     FF02 0004 0000",
        "start again,         FFD8 FFC0 000B 08 001E 0028 01 011100",
        "garbage in between,  00",
    })
    void refusesHeadersThatNoDecoderTakes(String what, String segments) {
        assertThat(fault("FFD8 FFFE 0002 " + segments + SCAN + "12" + END))
                .as(what)
                .isEqualTo("header");
    }

    @Test
    void aSegmentLongerThanTheFileIsATruncation() {
        assertThat(fault("FFD8 FFE1 FFFF " + FRAME + SCAN + "12" + END)).isEqualTo("truncated");
    }

    @Test
    void findsTheNextMarkerWhereverItStands() {
        for (int length = 0; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] content = new byte[length];
                Arrays.fill(content, (byte) 0xFE);
                content[place] = (byte) 0xFF;
                Bytes bytes = new Bytes(content);
                assertThat(bytes.nextFF(0)).isEqualTo(place);
                assertThat(bytes.nextFF(place)).isEqualTo(place);
                assertThat(bytes.nextFF(place + 1)).isEqualTo(length);
            }
        }
    }
}
