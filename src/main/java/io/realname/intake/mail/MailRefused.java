package io.realname.intake.mail;

/** A mail is beyond a bound. */
final class MailRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String variant;
    private final int limit;

    /**
     * A refusal.
     *
     * @param variant of {@code manifest.too-large}: {@code bytes}, {@code count} or {@code depth}
     */
    MailRefused(String variant, int limit) {
        super("A mail is over a bound (" + variant + ", " + limit + ").");
        this.variant = variant;
        this.limit = limit;
    }

    String variant() {
        return variant;
    }

    int limit() {
        return limit;
    }
}
