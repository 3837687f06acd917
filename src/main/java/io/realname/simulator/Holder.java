package io.realname.simulator;

import java.util.Map;

/**
 * The three data of a holder that authorities compare. All of them are made up.
 *
 * @param idType canonical code of the identity document
 */
public record Holder(String name, String idType, String idNumber) {
    /** The same, except for what {@code differences} says under the names of the components. */
    public Holder with(Map<String, String> differences) {
        return new Holder(
                differences.getOrDefault("name", name),
                differences.getOrDefault("idType", idType),
                differences.getOrDefault("idNumber", idNumber));
    }
}
