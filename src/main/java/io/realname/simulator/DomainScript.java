package io.realname.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How reviewers behave towards a domain.
 *
 * @param answers raw outcomes of its first reviews
 * @param days business days that a review takes, or null if it is drawn
 */
public record DomainScript(List<String> answers, @Nullable Integer days) {}
