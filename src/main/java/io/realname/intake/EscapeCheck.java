package io.realname.intake;

import org.jspecify.annotations.Nullable;

/**
 * Looks for JSON escapes that no text can hold: half of a surrogate pair, and the null character. Parsers let them
 * pass, and what is stored or signed later would then differ from what was read.
 */
final class EscapeCheck {
    private final String text;

    private EscapeCheck(String text) {
        this.text = text;
    }

    /** Refuses the text at the first such escape. Malformed escapes are left for the parser to find. */
    static void check(String text) throws ManifestRefused {
        EscapeCheck check = new EscapeCheck(text);
        int at = text.indexOf('\\');
        while (at >= 0) {
            Integer unit = check.unitAt(at);
            if (unit == null) {
                at = text.indexOf('\\', at + 2);
            } else if (check.isPair(unit, at)) {
                at = text.indexOf('\\', at + 12);
            } else if (unit == 0 || Character.isSurrogate((char) unit.intValue())) {
                throw check.refusedAt(at, unit == 0 ? "null-character" : "half-character");
            } else {
                at = text.indexOf('\\', at + 6);
            }
        }
    }

    private boolean isPair(int unit, int at) {
        Integer next = unitAt(at + 6);
        return next != null && Character.isSurrogatePair((char) unit, (char) next.intValue());
    }

    /** The code unit that the escape at this place stands for, or null if none of the form \\uXXXX is there. */
    private @Nullable Integer unitAt(int at) {
        if (at + 6 > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return null;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return null;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private ManifestRefused refusedAt(int at, String variant) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return ManifestRefused.unreadable(variant, line, at - text.lastIndexOf('\n', at));
    }
}
