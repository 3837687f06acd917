package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission that was judged and not taken in.
 *
 * @param submissionId absent if it could not be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JudgedJson(@Nullable String submissionId, List<FindingJson> findings) {}
