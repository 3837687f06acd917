package io.realname.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person or an organisation in the reviewer's authority databases. All of them are made up.
 *
 * @param type {@code individual} or {@code organization}
 * @param region ISO 3166-1 alpha-2 code
 * @param answers raw outcomes of the first reviews, whatever the data say
 * @param always raw outcome of every review after those, or null for a decision by the data
 * @param days business days that a review takes, or null if it is drawn
 */
public record Person(
        String type,
        String region,
        Holder holder,
        List<String> answers,
        @Nullable String always,
        @Nullable Integer days) {}
