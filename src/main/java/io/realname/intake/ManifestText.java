package io.realname.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a manifest: UTF-8 with or without byte order mark, else GB18030, which legacy systems still write. */
final class ManifestText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ManifestText() {}

    /** Decodes strictly; a null character, the sign of a wider encoding such as UTF-16, is refused too. */
    static String decode(byte[] manifest) throws ManifestRefused {
        String text;
        try {
            text = strictly(StandardCharsets.UTF_8, manifest);
        } catch (CharacterCodingException notUtf8) {
            text = decodeGb18030(manifest);
        }
        if (text.indexOf('\0') >= 0) {
            throw ManifestRefused.unreadable("encoding", 0, 0);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String decodeGb18030(byte[] manifest) throws ManifestRefused {
        try {
            return strictly(GB18030, manifest);
        } catch (CharacterCodingException notGb18030) {
            throw ManifestRefused.unreadable("encoding", 0, 0);
        }
    }

    private static String strictly(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
