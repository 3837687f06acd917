package io.realname.app.bench;

import java.time.Duration;

/**
 * What one run took.
 *
 * @param way what was run
 * @param drops how many drops it took in
 * @param time from the first look into the folder to the commit of the last drop
 * @param programCpu processor time of this program, the removal of the originals included
 * @param serverCpu processor time of all processes of the database server, likewise
 * @param peakHeap bytes of the heap that were used at most, rubbish included
 * @param rows drops that the database knows afterwards
 * @param documents pictures that are stored afterwards
 */
public record Measurement(
        String way,
        int drops,
        Duration time,
        Duration programCpu,
        Duration serverCpu,
        long peakHeap,
        long rows,
        long documents) {
    private static final double NANOS = 1e9;
    private static final double NANOS_IN_A_MILLI = 1e6;

    /** The same under another name. */
    Measurement named(String other) {
        return new Measurement(other, drops, time, programCpu, serverCpu, peakHeap, rows, documents);
    }

    /** Drops a second. */
    public double rate() {
        return drops * NANOS / time.toNanos();
    }

    /** Milliseconds of this program's processor time for one drop. */
    public double programMillis() {
        return programCpu.toNanos() / NANOS_IN_A_MILLI / drops;
    }

    /** Milliseconds of the database server's processor time for one drop. */
    public double serverMillis() {
        return serverCpu.toNanos() / NANOS_IN_A_MILLI / drops;
    }

    /** Both together. */
    public double cpuMillis() {
        return programMillis() + serverMillis();
    }
}
