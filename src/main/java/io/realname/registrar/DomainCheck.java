package io.realname.registrar;

import io.realname.submission.Finding;
import java.util.function.Consumer;

/** One entry or a few kindred entries of the rule catalogue that need the registrar's data of a domain. Stateless. */
interface DomainCheck {
    /** Hands each fault to {@code report}. */
    void check(DomainFacts facts, Consumer<Finding> report);
}
