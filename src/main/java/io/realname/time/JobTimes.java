package io.realname.time;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * When the reconciliation jobs run, as {@code config/jobs.yaml} says. Immutable.
 *
 * @param summary the day of each source, in a file
 */
public record JobTimes(DaySchedule summary) {
    /**
     * Reads {@code jobs.yaml}.
     *
     * @throws IOException if it cannot be read, or an entry is missing, unknown or cannot be meant; the message names it
     */
    public static JobTimes load(Path file) throws IOException {
        return YamlFile.read(file, JobTimes.class);
    }
}
