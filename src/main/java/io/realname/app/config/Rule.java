package io.realname.app.config;

import io.realname.intake.Source;
import io.realname.time.Span;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the value of a setting must be.
 *
 * @param wanted completes the sentence "must be ..."
 */
record Rule(String wanted, Test test) {
    /** Whether a value, which is not blank, is allowed. */
    interface Test {
        boolean allows(String value);
    }

    /** Anything. */
    static Rule text() {
        return new Rule("a text", value -> true);
    }

    /** What can be the name of a folder and of a source. */
    static Rule name() {
        return new Rule(
                "a name of letters, digits and . _ - only, at most 64, the first a letter or digit", Source::isName);
    }

    static Rule number(double least, double most) {
        return new Rule("a number from " + plain(least) + " to " + plain(most), value -> {
            try {
                double number = Double.parseDouble(value);
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }

    static Rule wholeNumber(int least, int most) {
        Rule number = number(least, most);
        Pattern digits = Pattern.compile("[0-9]{1,10}");
        return new Rule(
                "a whole " + number.wanted().substring(2),
                value -> digits.matcher(value).matches() && number.test().allows(value));
    }

    static Rule oneOf(String... choices) {
        return new Rule(
                String.join(" or ", choices), value -> Arrays.asList(choices).contains(value));
    }

    /** One or several, separated by commas. */
    static Rule someOf(String... choices) {
        return new Rule(
                "one or several of " + String.join(", ", choices) + ", separated by commas",
                value -> List.of(choices).containsAll(List.of(value.split("[,;\\s]+"))));
    }

    /** A stretch of business time. */
    static Rule span() {
        return new Rule("a span of time " + Span.FORM, value -> {
            try {
                return Span.of(value).amount() > 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }

    /** An address with a host and without user, query and fragment. */
    static Rule url(Set<String> schemes, String example) {
        return new Rule("an address such as " + example, value -> {
            try {
                URI url = new URI(value);
                return url.getScheme() != null
                        && schemes.contains(url.getScheme())
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getFragment() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        });
    }

    static Rule beginning(String beginning, String example) {
        return new Rule("an address such as " + example, value -> value.startsWith(beginning));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
