package io.realname.app.bench;

import java.time.Duration;

/**
 * What a run of submissions over HTTP took.
 *
 * @param phase what was run
 * @param submissions answered with 202
 * @param refused answered otherwise
 * @param time from the first request to the last answer
 * @param programCpu processor time of this program without that of its clients
 * @param serverCpu processor time of the database server
 * @param medianMillis of the time from when a request was due to its answer; likewise the others
 */
public record RestMeasurement(
        String phase,
        int submissions,
        int refused,
        Duration time,
        Duration programCpu,
        Duration serverCpu,
        double medianMillis,
        double p99Millis,
        double maxMillis) {
    private static final double NANOS = 1e9;
    private static final double NANOS_IN_A_MILLI = 1e6;

    /** Submissions a second. */
    public double rate() {
        return submissions * NANOS / time.toNanos();
    }

    /** Milliseconds of this program's processor time for one submission. */
    public double programMillis() {
        return programCpu.toNanos() / NANOS_IN_A_MILLI / submissions;
    }

    /** Milliseconds of the database server's processor time for one submission. */
    public double serverMillis() {
        return serverCpu.toNanos() / NANOS_IN_A_MILLI / submissions;
    }
}
