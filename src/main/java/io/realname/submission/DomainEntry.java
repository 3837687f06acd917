package io.realname.submission;

import org.jspecify.annotations.Nullable;

/**
 * One domain of a submission.
 *
 * @param name the name as submitted
 * @param ascii its punycode form in lower case, or null if the name is not valid under IDNA 2008
 * @param purpose {@code portal} or {@code mail}, for .gov.cn
 * @param role {@code catering}, {@code information} or {@code services}, for .restaurant
 * @param trademarkOwner for .trademark
 */
public record DomainEntry(
        String name,
        @Nullable String ascii,
        @Nullable String purpose,
        @Nullable String role,
        @Nullable PersonalText trademarkOwner) {
    /** The last label of the punycode form ({@code cn}, {@code xn--fiqs8s}), or null if the name is not valid. */
    public @Nullable String suffix() {
        return ascii == null ? null : ascii.substring(ascii.lastIndexOf('.') + 1);
    }
}
