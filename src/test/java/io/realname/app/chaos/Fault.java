package io.realname.app.chaos;

import java.time.Duration;

/** Something that goes wrong and is over again. Used once, by one thread. */
abstract class Fault {
    final Ground ground;
    private final String name;

    /**
     * Something that goes wrong there.
     *
     * @param name what it is, as the table of a run says it
     */
    Fault(Ground ground, String name) {
        this.ground = ground;
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** How long it lasts; no longer than it takes, unless it says otherwise. */
    Duration lasts() {
        return Duration.ZERO;
    }

    /** What must go on when it is over, counted by a number that rises. */
    Sign sign() {
        return Sign.CASES;
    }

    /** The node that must be able to work when it is over. */
    Node worker() {
        return ground.node;
    }

    /** Lets it happen. */
    abstract void begin() throws Exception;

    /** Ends it, if need be after it has really happened; from here on everything must recover by itself. */
    abstract void end() throws Exception;

    /** Whether what it left behind has been gone on with. */
    boolean isMended() throws Exception {
        return true;
    }

    /** How often it has really happened, as somebody counted who saw it; asked when everything has recovered. */
    abstract long happened() throws Exception;

    /** By what it is seen that the product works. */
    enum Sign {
        /** Cases move. */
        CASES {
            @Override
            long of(Ground ground) {
                return ground.database.one("select coalesce(max(id), 0) from events", Long.class);
            }
        },
        /** Reviewers get reviews, or the ICP authority is asked. */
        CALLS {
            @Override
            long of(Ground ground) {
                String query = """
                        select (select count(*) + coalesce(sum(repeats), 0) from simulator.review)
                             + (select count(first_asked_at) from simulator.icp_domain)""";
                return ground.others
                        .memory()
                        .withHandle(handle ->
                                handle.createQuery(query).mapTo(Long.class).one());
            }
        };

        abstract long of(Ground ground);
    }
}
