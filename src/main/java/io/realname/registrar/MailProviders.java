package io.realname.registrar;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mail providers known to drop verification mails ({@code config/mail-providers.yaml}). That is of interest only while an address
 * is not verified, which the registrar knows. Immutable.
 *
 * @param dropping domains of their addresses, in lower case
 */
public record MailProviders(
        @JsonProperty("drop-verification-mails") Set<String> dropping) {
    /** The address is at such a provider, and is not verified yet. */
    public static final Code DELIVERY = new Code("contact.email-delivery", Severity.WARNING, "F");

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read, or its list is missing or another is in it
     */
    public static MailProviders load(Path file) throws IOException {
        return YamlFile.read(file, MailProviders.class);
    }

    /**
     * The finding about an address that is not verified, if its provider is one of those.
     *
     * @param email in lower case, null if there is none
     */
    Optional<Finding> check(@Nullable String email) {
        boolean drops = email != null && dropping.contains(email.substring(email.lastIndexOf('@') + 1));
        return drops ? Optional.of(Finding.of(DELIVERY, "/profile/email")) : Optional.empty();
    }
}
