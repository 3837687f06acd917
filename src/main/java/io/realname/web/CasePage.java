package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cases, newest first.
 *
 * @param next what to ask for as {@code before} to get the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CasePage(List<CaseJson> cases, @Nullable String next) {}
