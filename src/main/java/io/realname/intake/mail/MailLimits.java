package io.realname.intake.mail;

/**
 * How much of a mail is looked at. All work on a mail is linear in its bytes, so these bound the time as well.
 *
 * @param bytes the whole message as it is sent
 * @param header one header with all its fields
 * @param parts parts of all levels together, those of attached mails included
 * @param depth parts within parts
 * @param decoded all contents together, decoded
 */
public record MailLimits(int bytes, int header, int parts, int depth, int decoded) {
    /** What holds: two pictures of the largest size a policy takes, with room to spare. */
    public static final MailLimits DEFAULT = new MailLimits(30 << 20, 256 << 10, 300, 20, 40 << 20);
}
