package io.realname.simulator.icp;

import io.realname.simulator.FiledDomain;
import io.realname.simulator.Holder;
import io.realname.simulator.IcpKnowledge;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the ICP authority says of a domain at a business instant. */
final class IcpAnswer {
    private IcpAnswer() {}

    /** The answer at {@code now}, or empty while the authority does not know the domain. */
    static Optional<JsonObject> of(FiledDomain domain, Instant firstAskedAt, Instant now) {
        IcpKnowledge known = domain.known();
        Instant recordedAt = firstAskedAt.plus(Duration.ofDays(known.knownAfterDays()));
        if (known.unknown() || now.isBefore(recordedAt)) {
            return Optional.empty();
        }
        boolean older = now.isBefore(firstAskedAt.plus(Duration.ofDays(known.olderForDays())));
        return Optional.of(new JsonObject()
                .put("domain", domain.domain())
                .put("known", true)
                .put("recordedAt", recordedAt.toString())
                .put("holder", holder(older ? domain.holder().with(known.olderHolder()) : domain.holder()))
                .put("verified", !known.unverified())
                .put("expired", known.expired())
                .put("suffixApproved", !known.suffixRefused())
                .put("registrarApproved", !known.registrarRefused())
                .put("filing", known.noFiling() ? null : filing(domain, known)));
    }

    private static JsonObject filing(FiledDomain domain, IcpKnowledge known) {
        Holder subject = domain.holder().with(known.subject());
        String compared = subject.equals(domain.holder()) ? "match" : "mismatch";
        Holder representative = known.representative();
        return new JsonObject()
                .put("number", "示ICP备" + Math.floorMod(domain.domain().hashCode(), 100_000_000) + "号")
                .put("subject", holder(subject))
                .put("representative", representative == null ? null : holder(representative))
                .put("verdict", known.verdict() == null ? compared : known.verdict());
    }

    private static JsonObject holder(Holder holder) {
        return new JsonObject()
                .put("name", holder.name())
                .put("idType", holder.idType())
                .put("idNumber", holder.idNumber());
    }
}
