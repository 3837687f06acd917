package io.realname.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text with places for details, taken apart once. */
record Template(List<Part> parts) {
    private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    /**
     * A stretch of the text.
     *
     * @param optional whether it is left out when a detail is missing
     */
    private record Part(String text, boolean optional) {}

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher optional = OPTIONAL.matcher(text);
        int end = 0;
        while (optional.find()) {
            parts.add(new Part(text.substring(end, optional.start()), false));
            parts.add(new Part(optional.group(1), true));
            end = optional.end();
        }
        parts.add(new Part(text.substring(end), false));
        return new Template(parts);
    }

    /** The whole text, with its places left open. */
    String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    String fill(Map<String, String> details, String code, Language language) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            String text = fill(part.text(), details);
            if (text == null && !part.optional()) {
                throw new IllegalStateException("A finding " + code + " lacks a detail that its text in the language "
                        + language.code() + " names; it has " + details.keySet() + ".");
            }
            filled.append(text == null ? "" : text);
        }
        return filled.toString();
    }

    private static @Nullable String fill(String text, Map<String, String> details) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String detail = details.get(place.group(1));
            if (detail == null) {
                return null;
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(detail));
        }
        return place.appendTail(filled).toString();
    }
}
