package io.realname.screening;

import java.util.List;

/** All rules, in the order of the catalogue. A new rule is one file and one entry here. */
public final class Rules {
    /** The rules; each is stateless. */
    public static final List<Rule> ALL = List.of(
            new DocumentArrival(),
            new TypeIdType(),
            new MainlandPassport(),
            new RegionIdType(),
            new IdTypeNotAccepted(),
            new PreReformDocument(),
            new NameBlank(),
            new NameWhitespace(),
            new NameParentheses(),
            new NumberNotation(),
            new NumberFormatRule(),
            new OverseasNone(),
            new NumberDocumentMismatch(),
            new DocumentNone(),
            new DocumentFormat(),
            new DocumentSize(),
            new DocumentCorrupt(),
            new NewlyIssued(),
            new DocumentExpired(),
            new DomainSyntax(),
            new DomainDuplicate());

    private Rules() {}
}
