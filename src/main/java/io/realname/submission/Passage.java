package io.realname.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A text as it stands in {@code config/messages}, before it tells of anything: {@code {key}} stands for a detail.
 *
 * @param variant the cause that it is about, null for the code's own text
 * @param message what is wrong
 * @param remedy what to do
 */
public record Passage(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant, String message, String remedy) {}
