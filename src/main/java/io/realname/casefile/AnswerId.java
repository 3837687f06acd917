package io.realname.casefile;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The Message-ID of an answer to a mail. It says whether the answer told that there was no submission, and comes back in whatever is
 * written in reply: so it is known without a memory which threads have been told so before.
 */
public final class AnswerId {
    private static final String OF_NOTHING = ".nothing";
    private static final Pattern NOTHING = Pattern.compile("<[0-9a-f-]{36}\\.nothing@[^>]{1,200}>");

    private AnswerId() {}

    /**
     * The id of the answer that an errand sends, always the same.
     *
     * @param nothing whether it tells that the mail held no submission
     * @param domain from which it is sent
     */
    public static String of(UUID errand, boolean nothing, String domain) {
        return "<" + errand + (nothing ? OF_NOTHING : "") + "@" + domain + ">";
    }

    /** Whether this is the id of an answer that told that a mail held no submission. */
    public static boolean isOfNothing(String messageId) {
        return NOTHING.matcher(messageId).matches();
    }
}
