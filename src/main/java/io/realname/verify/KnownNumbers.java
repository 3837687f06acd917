package io.realname.verify;

import io.realname.casefile.CaseCipher;
import io.realname.security.SecretException;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ID numbers of all submissions and profiles, read out of their encrypted columns. What cannot be decrypted is a problem of its own. */
final class KnownNumbers {
    /** A manifest may have a megabyte. */
    private static final int LARGE_ROWS_AT_HAND = 50;

    private static final String REMEDY = "Restore the row from a backup, or the keysets that it was encrypted with.";

    private final CaseCipher cipher;
    private final Ledger ledger;
    private final NumberSet numbers = new NumberSet();

    private KnownNumbers(CaseCipher cipher, Ledger ledger) {
        this.cipher = cipher;
        this.ledger = ledger;
    }

    static NumberSet of(Snapshot snapshot, CaseCipher cipher, Ledger ledger) {
        KnownNumbers known = new KnownNumbers(cipher, ledger);
        snapshot.query("select id, case_id, submission_enc from submissions where submission_enc is not null")
                .setFetchSize(LARGE_ROWS_AT_HAND)
                .map((rs, context) -> known.ofSubmission(
                        rs.getObject("id", UUID.class), rs.getString("case_id"), rs.getBytes("submission_enc")))
                .forEach(ledger::examined);
        snapshot.query("select id, number_enc from profiles")
                .map((rs, context) -> known.ofProfile(rs.getObject("id", UUID.class), rs.getBytes("number_enc")))
                .forEach(ledger::examined);
        return known.numbers;
    }

    private int ofSubmission(UUID id, String caseId, byte[] sealed) {
        try {
            Submission submission = cipher.submission(sealed, id);
            add(submission.profile().idNumber());
            Profile.Contact contact = submission.profile().contact();
            add(contact == null ? null : contact.idNumber());
            submission.documents().forEach(document -> add(document.printedNumber()));
        } catch (SecretException | UncheckedIOException e) {
            ledger.problem(
                    "case " + caseId, "What its source sent (submission " + id + ") cannot be decrypted.", REMEDY);
        }
        return 1;
    }

    private int ofProfile(UUID id, byte[] sealed) {
        try {
            numbers.add(cipher.text(sealed, "profiles", "number_enc", id));
        } catch (SecretException e) {
            ledger.problem("profile " + id, "Its ID number cannot be decrypted.", REMEDY);
        }
        return 1;
    }

    private void add(@Nullable PersonalText number) {
        if (number != null) {
            numbers.add(number.value());
        }
    }
}
