package io.realname.registrar;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseLoader;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.VerifiedDomain;
import io.realname.submission.Action;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Submission;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is written to the registrar for an approved domain: the parameters of {@code sql/registrar/sync.sql}. Thread-safe. */
public final class RegistrarSync {
    private final Jdbi jdbi;
    private final CaseLoader loader;

    /** Reads the approved domains through {@code loader}. */
    public RegistrarSync(Jdbi jdbi, CaseLoader loader) {
        this.jdbi = jdbi;
        this.loader = loader;
    }

    /** The parameters by name; the key stays the same however often the errand is run. */
    public Map<String, Object> parameters(LeasedErrand leased) {
        Errand errand = leased.errand();
        VerifiedDomain verified = jdbi.withHandle(handle -> loader.verified(handle, errand.subject()));
        CaseDomain domain = verified.domain();
        Profile profile = verified.submission().profile();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("key", errand.key());
        parameters.put("domain", String.valueOf(domain.ascii()));
        parameters.put("verified_at", Timestamp.from(Objects.requireNonNull(domain.verifiedAt())));
        parameters.put("holder_name", text(profile.name()));
        parameters.put("holder_id_type", String.valueOf(profile.idType()));
        parameters.put("holder_id_number", text(profile.idNumber()));
        Submission submission = verified.submission();
        parameters.put("transfer_lock", submission.action() == Action.TRANSFER && submission.transferLock());
        return parameters;
    }

    private static String text(@Nullable PersonalText text) {
        return text == null ? "" : text.value();
    }
}
