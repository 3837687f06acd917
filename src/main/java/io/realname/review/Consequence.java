package io.realname.review;

import io.realname.submission.Finding;
import java.time.Instant;

/** What follows from a reviewer's refusal. */
sealed interface Consequence {
    /** What is told about it. */
    Finding finding();

    /** It ends with this finding. */
    record Refused(Finding finding) implements Consequence {}

    /** It is asked again by itself at {@code at} (business time). */
    record Retry(Finding finding, Instant at) implements Consequence {}

    /** An operator decides. */
    record Manual(Finding finding) implements Consequence {}
}
