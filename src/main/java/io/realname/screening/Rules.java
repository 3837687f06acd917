package io.realname.screening;

import java.util.List;

/** All rules, in the order of the catalogue. A new rule is one file and one entry here. */
public final class Rules {
    /** The rules; each is stateless. */
    public static final List<Rule> ALL = List.of(new NameBlank(), new NameWhitespace(), new NameParentheses());

    private Rules() {}
}
