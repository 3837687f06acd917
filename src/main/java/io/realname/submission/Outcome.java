package io.realname.submission;

import java.util.List;

/** How a step ended: done, rejected with findings, or failed for a technical reason and to be tried again. */
public sealed interface Outcome {
    /** The step is done; the findings are holds, warnings and infos. */
    record Done(List<Finding> findings) implements Outcome {}

    /** The step found errors. */
    record Rejected(List<Finding> findings) implements Outcome {}

    /**
     * The step could not be carried out; nothing has been decided.
     *
     * @param reason a sentence for the operator, without personal data
     */
    record Failed(String reason) implements Outcome {}
}
