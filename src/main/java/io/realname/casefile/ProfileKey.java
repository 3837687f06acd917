package io.realname.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.realname.security.KeyedDigest;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What makes two profiles the same: all fields ({@code fields}), or the same holder ({@code identity}: region and number, whatever
 * the document, for one person's documents share it; for an overseas organisation without a number also its name). Keyed digests only.
 */
public record ProfileKey(String site, byte[] fields, byte[] identity, byte[] name, byte[] number) {
    /** The key of a submission's profile. */
    public static ProfileKey of(Submission submission, KeyedDigest digest) {
        Profile profile = submission.profile();
        String site = submission.site().code();
        String number = text(profile.idNumber()).toUpperCase(Locale.ROOT);
        String name = text(profile.name());
        String region = String.valueOf(profile.region());
        byte[] identity = number.equals("0")
                ? digest.of("identity", region, number, name)
                : digest.of("identity", region, number);
        return new ProfileKey(
                site,
                digest.of("profile-fields", site, fieldsOf(profile)),
                identity,
                digest.of("holder-name", name),
                digest.of("id-number", number));
    }

    private static String fieldsOf(Profile profile) {
        try {
            return CaseCipher.JSON.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile cannot be written as JSON; this is a defect of the program.", e);
        }
    }

    /** A number for the identity's lock. */
    String lockName() {
        return "identity:" + HexFormat.of().formatHex(identity);
    }

    private static String text(@Nullable PersonalText text) {
        return text == null ? "" : text.value().strip();
    }
}
