package io.realname.screening.document;

import io.realname.screening.Rule;
import java.util.List;

/** The rules about documents and their pictures (rule catalogue, sections 1 and 4). */
public final class DocumentRules {
    /** The rules, in the order of the catalogue; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new DocumentArrival(),
            new DocumentNone(),
            new DocumentFormat(),
            new DocumentSize(),
            new DocumentCorrupt(),
            new NotInspected(),
            new Greyscale(),
            new LowResolution(),
            new Blurred(),
            new Mirrored(),
            new Edited(),
            new Screenshot(),
            new Sides(),
            new SameImageTwice(),
            new NewlyIssued(),
            new DocumentExpired(),
            new ExpiresSoon(),
            new TypeMismatch());

    private DocumentRules() {}
}
