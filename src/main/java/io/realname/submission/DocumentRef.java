package io.realname.submission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that a manifest names.
 *
 * @param role what the document is for ({@code front}, {@code back}, {@code merged}, {@code page}, {@code
 *     application-form} …), or null if absent or unknown
 * @param idType canonical code of the identity document, for the four identity roles
 * @param file path relative to the manifest's own folder
 * @param sha256 lower-case hexadecimal digest that the source announced
 * @param printedName the name as it stands on the document, where the source knows it; likewise the other two
 */
public record DocumentRef(
        @Nullable String role,
        @Nullable String idType,
        @Nullable String file,
        @Nullable String sha256,
        @Nullable PersonalText printedName,
        @Nullable PersonalText printedNumber,
        @Nullable PersonalText printedAddress) {
    private static final Set<String> IDENTITY_ROLES = Set.of("front", "back", "merged", "page");

    /** Whether it is a picture of the identity document itself rather than an accompanying paper. */
    public boolean isIdentity() {
        return role != null && IDENTITY_ROLES.contains(role);
    }
}
