package io.realname.app.chaos;

import java.util.List;

/**
 * One drop of a plan, and what must become of it.
 *
 * @param number its place in the plan
 * @param of the drop that a duplicate sends again, or whose holder it has too; else its own number
 */
record Drop(int number, Kind kind, int of) {
    private static final List<String> SUFFIXES = List.of("cn", "com", "top");

    /** What there is to drop. */
    enum Kind {
        /** Verified, with one to three domains of as many registries. */
        SOUND("closed"),
        /** Another domain of a holder who has been dropped before. */
        KNOWN_HOLDER("closed"),
        /** The very same submission again. */
        DUPLICATE("closed"),
        /** A number whose check digit is wrong. */
        WRONG_NUMBER("rejected"),
        /** The reviewer knows the number under another name. */
        OTHER_NAME("rejected"),
        /** A manifest that nobody can read. */
        POISON("quarantined");

        /** The state in which its case ends. */
        final String end;

        Kind(String end) {
            this.end = end;
        }

        /** Whether a case of its own is opened for it, under its own id. */
        boolean opens() {
            return this != DUPLICATE && this != POISON;
        }

        /** Whether its domains come to be verified. */
        boolean isVerified() {
            return this == SOUND || this == KNOWN_HOLDER;
        }
    }

    /** The id of its submission. */
    String submissionId() {
        return "CHAOS-" + name(kind == Kind.DUPLICATE ? of : number);
    }

    /** Who drops it. What cannot be read has a source of its own, by which it is counted. */
    String source() {
        return kind == Kind.POISON ? Plan.POISONER : Plan.SOURCE;
    }

    /** The name of its organisation and of its pictures: six digits. */
    String holder() {
        return name(of);
    }

    /** Its domains. */
    List<String> domains() {
        int owner = kind == Kind.DUPLICATE ? of : number;
        int count = kind == Kind.KNOWN_HOLDER ? 1 : 1 + owner % SUFFIXES.size();
        return SUFFIXES.subList(0, count).stream()
                .map(suffix -> "chaos-" + name(owner) + "." + suffix)
                .toList();
    }

    private static String name(int number) {
        return String.format("%06d", number);
    }
}
