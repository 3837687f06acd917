package io.realname.web;

import io.realname.security.Caller;
import io.realname.security.Sha256;
import io.realname.security.TokenFile;
import io.realname.time.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a token: the operator, whose token is in a file, or the holder of one of those in the database. For the event loop
 * alone, but for {@link #find}, which blocks.
 */
public final class Access {
    /** How long a token that was found is taken as good without another look: so soon a revocation counts everywhere. */
    static final Duration TRUST = Duration.ofSeconds(5);

    private static final int MOST_KNOWN = 1_000;

    private final TokenFile operator;
    private final Function<String, Optional<Caller>> tokens;
    private final InstantSource system;
    private final FailedAttempts failed;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /**
     * Access for these.
     *
     * @param tokens who holds a token; may block
     */
    public Access(TokenFile operator, Function<String, Optional<Caller>> tokens, InstantSource system) {
        this.operator = operator;
        this.tokens = tokens;
        this.system = system;
        this.failed = new FailedAttempts(system);
    }

    private record Known(Caller caller, Wait trust) {}

    /** Whoever that is, if it can be told without a look into the database. */
    @Nullable
    Caller atOnce(String token) {
        if (operator.matches(token)) {
            return Caller.OPERATOR;
        }
        Known found = known.get(digest(token));
        return found != null && !found.trust().isOver(system.instant()) ? found.caller() : null;
    }

    /** Whether a token from that address is not to be looked for: it never was good, and too many others from there were wrong. */
    boolean isTurnedAway(String token, String address) {
        return !known.containsKey(digest(token)) && failed.areTooMany(address);
    }

    /** Looks for the token in the database. */
    Optional<Caller> find(String token) {
        return tokens.apply(token);
    }

    /** Notes what came of {@link #find}, or of a token that needed no look. */
    void note(String token, String address, Optional<Caller> found) {
        if (found.isPresent()) {
            known.put(digest(token), new Known(found.get(), Wait.from(system.instant(), TRUST)));
        } else {
            known.remove(digest(token));
            failed.add(address);
        }
    }

    /** Tokens themselves are not kept in memory. */
    private static String digest(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
