package io.realname.simulator.reviewer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks by the letter, made apart from the product's, so that the two check each other. */
final class HmacSeal implements Seal {
    private final byte[] secret;

    HmacSeal(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String sign(String id, Instant timestamp, byte[] body) {
        return sign(id, Long.toString(timestamp.getEpochSecond()), body);
    }

    private String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean fits(String id, String timestamp, String signatures, byte[] body, Instant now) {
        return id != null
                && timestamp != null
                && sign(id, timestamp, body).equals(signatures)
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(Duration.ofMinutes(5))
                        <= 0;
    }
}
