package io.realname.notify;

import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a source wants to be told results.
 *
 * @param uri where they are posted; over HTTPS unless private addresses are allowed
 * @param signature signs them, as Standard Webhooks say
 * @param mayBePrivate whether its host may have an address that is not of the public Internet
 */
public record Webhook(URI uri, WebhookSignature signature, boolean mayBePrivate) {
    /**
     * Reads the settings of a webhook.
     *
     * @throws IllegalArgumentException with a sentence if the address is none that anything may be sent to
     */
    public static Webhook of(String url, String secret, boolean mayBePrivate) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "The address of a webhook has a host, and neither a user nor a fragment; correct it.");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && mayBePrivate)) {
            throw new IllegalArgumentException(
                    "The address of a webhook must begin with https://; http:// is possible where private addresses are allowed.");
        }
        return new Webhook(uri, new WebhookSignature(WebhookSecret.of(secret)), mayBePrivate);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The address of a webhook must be of the form https://shop.example/results; correct it.", e);
        }
    }
}
