package io.realname.screening.idnumber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @Test
    void knowsLettersAndDigitsOfAsciiAlone() {
        StringBuilder digits = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (Characters.isDigit(c)) {
                digits.append(c);
            } else if (Characters.isUpper(c)) {
                upper.append(c);
            } else if (Characters.isLetterOrDigit(c)) {
                lower.append(c);
            }
        }
        assertThat(digits).hasToString("0123456789");
        assertThat(upper).hasToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        assertThat(lower).hasToString("abcdefghijklmnopqrstuvwxyz");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {' ', '\t', '\n', '\u00A0', '\u3000', '\u200B', '\u200D', '\u2060', '\uFEFF', '\u200E', '\u2061'})
    void knowsEveryKindOfSpace(char space) {
        assertThat(Characters.isSpace(space)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(chars = {'0', '-', '·', '\uFFFD'})
    void takesNothingElseForASpace(char other) {
        assertThat(Characters.isSpace(other)).isFalse();
    }

    @Test
    void readsAStretchOfDigits() {
        assertThat(Characters.number("x0123y", 1, 5)).isEqualTo(123);
        assertThat(Characters.allDigits("x0123y", 1, 5)).isTrue();
        assertThat(Characters.allDigits("x0123y", 1, 6)).isFalse();
        assertThat(Characters.allDigits("x0123y", 0, 5)).isFalse();
    }
}
