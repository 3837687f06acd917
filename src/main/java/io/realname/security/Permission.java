package io.realname.security;

import java.util.Arrays;
import java.util.Locale;

/** What a token lets its holder do. */
public enum Permission {
    /** Submit and validate. */
    SUBMIT,
    /** See cases, their events and findings, statistics and messages to webhooks. */
    READ,
    /** See the pictures of identity documents. */
    DOCUMENTS,
    /** Act on cases: retry, release, resubmit, withdraw; send messages to webhooks again. */
    OPERATE,
    /** Make and revoke tokens; the operator's own token alone can. */
    ADMINISTER;

    /** The lower-case form used in rows and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The permission of that code that a token can be given.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    public static Permission of(String code) {
        return Arrays.stream(values())
                .filter(permission ->
                        permission != ADMINISTER && permission.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no permission of that name; choose of submit, read, documents and operate."));
    }
}
