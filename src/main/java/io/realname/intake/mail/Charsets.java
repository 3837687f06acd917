package io.realname.intake.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text of mails, whose declared encodings are often missing, misspelt or wrong. */
final class Charsets {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** What mail programs declare for text of their own country's encodings: a subset, or by habit. */
    private static final Set<String> CHINESE =
            Set.of("gb2312", "gbk", "x-gbk", "gb18030", "gb_2312-80", "cp936", "936", "ms936", "windows-936", "hz");

    private static final Set<String> BY_HABIT =
            Set.of("us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit");

    private Charsets() {}

    /**
     * The text of bytes: in the declared encoding if that fits, else as UTF-8 or GB18030 if one of them does, else as the declared one
     * with marks where it does not fit.
     *
     * @param declared name of the encoding, null if none was declared
     */
    static String decode(byte[] bytes, @Nullable String declared) {
        List<Charset> candidates = new ArrayList<>();
        Charset named = find(declared);
        if (named != null) {
            candidates.add(named);
        }
        candidates.add(StandardCharsets.UTF_8);
        candidates.add(GB18030);
        for (Charset charset : candidates) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException doesNotFit) {
                continue;
            }
        }
        return new String(bytes, candidates.get(0));
    }

    private static @Nullable Charset find(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        String name = declared.strip().toLowerCase(Locale.ROOT);
        if (CHINESE.contains(name)) {
            return GB18030;
        }
        try {
            return BY_HABIT.contains(name) ? null : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
