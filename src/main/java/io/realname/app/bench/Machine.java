package io.realname.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What was measured on.
 *
 * @param memory bytes of main memory
 * @param heap bytes that this program's heap may take
 * @param disk file system of the data folder, and its device
 */
public record Machine(int processors, String processor, long memory, long heap, String java, String disk) {
    /** This machine, with the data in {@code folder}. */
    static Machine here(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                firstValue("/proc/cpuinfo", "model name"),
                system.getTotalMemorySize(),
                Runtime.getRuntime().maxMemory(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                store.type() + " on " + store.name());
    }

    /** The most main memory that this program has had so far, in bytes. */
    static long peakResident() throws IOException {
        return Long.parseLong(firstValue("/proc/self/status", "VmHWM").replace(" kB", "")) * 1024;
    }

    private static String firstValue(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
