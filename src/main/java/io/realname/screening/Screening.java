package io.realname.screening;

import io.realname.screening.idnumber.NumberFormats;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.IdType;
import io.realname.submission.IdTypes;
import io.realname.submission.Submission;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Runs every rule on a submission and reports all that they find. Stateless and thread-safe. */
public final class Screening {
    private final Policies policies;
    private final Reference reference;

    /**
     * A screening by these data.
     *
     * @throws IllegalStateException if a kind of document names a number format that does not exist
     */
    public Screening(Policies policies, Reference reference) {
        for (IdType type : reference.idTypes().all()) {
            if (!NumberFormats.isKnown(type.number())) {
                throw new IllegalStateException("The document type " + type.code() + " names the number format "
                        + type.number() + ", which does not exist.");
            }
        }
        this.policies = policies;
        this.reference = reference;
    }

    /** A screening by the data of the configuration folder. */
    public static Screening load(Path config) throws IOException {
        return new Screening(
                Policies.load(config.resolve("policies")),
                Reference.load(
                        config,
                        IdTypes.load(config.resolve("id-types.yaml")),
                        BusinessCalendar.load(config.resolve("calendar"))));
    }

    /** The policy by which a submission is judged that came at that business instant. */
    public Policy policy(Submission submission, Instant receivedAt) {
        return policies.select(submission.site(), Shanghai.dateOf(receivedAt));
    }

    /**
     * All findings about the submission, most severe first, then by field; of several about one fault the most specific.
     *
     * @param documents one for each of the submission's documents, in that order
     * @param receivedAt business instant of receipt: it selects the policy
     * @param now the present business instant: it decides what still has to wait
     */
    public List<Finding> screen(
            Submission submission, List<ArrivedDocument> documents, Instant receivedAt, Instant now) {
        LocalDate receivedOn = Shanghai.dateOf(receivedAt);
        Facts facts = Facts.of(
                submission, policy(submission, receivedAt), receivedOn, Shanghai.dateOf(now), documents, reference);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            rule.check(facts, findings::add);
        }
        return Precedence.settle(findings);
    }
}
