package io.realname.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.realname.intake.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a sentence what a parser of YAML or JSON, or who maps it to our records, did not like. */
final class FormSentence {
    private FormSentence() {}

    static String of(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            List<String> known = new ArrayList<>();
            unknown.getKnownPropertyIds().forEach(name -> known.add(String.valueOf(name)));
            return "Nobody knows the entry " + path(unknown) + "; "
                    + NearestName.of(unknown.getPropertyName(), known)
                            .map(near -> "did you mean " + near + "? Correct it.")
                            .orElse("there are " + String.join(", ", known) + ". Correct or delete it.");
        }
        if (failure instanceof ValueInstantiationException refused && refused.getCause() != null) {
            String reason = String.valueOf(refused.getCause().getMessage());
            return reason.startsWith("No enum constant")
                    ? "The value of " + path(refused) + " is none of those that may stand there; correct it."
                    : reason;
        }
        if (failure instanceof InvalidFormatException value) {
            return "The value of " + path(value) + " is not of the kind that belongs there ("
                    + value.getTargetType().getSimpleName() + "); correct it.";
        }
        String reason = firstLine(failure.getOriginalMessage());
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return reason.startsWith("Missing ")
                    ? "The entry " + path(mapping) + " is missing; add it."
                    : "The entry " + path(mapping) + " cannot be understood; correct it.";
        }
        return "It is not of the form of such files (" + reason + "); correct it.";
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given").strip();
    }
}
