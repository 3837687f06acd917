package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether the data folder has room left. */
final class DiskProbe implements Probe {
    private static final long MEBIBYTE = 1 << 20;

    private final Path data;
    private final int least;
    private volatile long free;

    /** A probe that is concerned when fewer than {@code least} mebibytes are free. */
    DiskProbe(Path data, int least) {
        this.data = data;
        this.least = least;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String look(Moments moments) throws IOException {
        free = Files.getFileStore(data).getUsableSpace();
        return free >= least * MEBIBYTE
                ? ""
                : "The data folder's disk has " + free / MEBIBYTE + " MiB left; make room before it is full.";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.disk.free", () -> free)
                .description("Space that is left on the disk of the data folder")
                .baseUnit("bytes")
                .register(registry);
    }
}
