package io.realname.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that submit side by side, as fast as they are answered or in time with a given rate. */
final class RestLoad {
    private static final int SMALLEST = 95_000;
    private static final int LARGEST = 105_000;
    private static final int ACCEPTED = 202;

    private final URI service;
    private final String token;
    private final DropMaker maker;
    private final AtomicInteger next = new AtomicInteger();

    RestLoad(URI service, String token, DropMaker maker) {
        this.service = service;
        this.token = token;
        this.maker = maker;
    }

    /**
     * What the clients saw.
     *
     * @param nanos for each answer the time since its request was due
     * @param clientCpu processor time of the clients themselves
     */
    record Seen(int accepted, int refused, long[] nanos, Duration time, Duration clientCpu) {}

    /** One client's part. */
    private record Part(int accepted, int refused, List<Long> nanos, long cpu) {}

    /**
     * Submits for a time.
     *
     * @param rate requests a second, due one after the other at even distances whatever became of the one before; 0: each client
     *     sends as soon as it was answered
     */
    Seen run(int clients, double rate, Duration time) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        AtomicInteger turn = new AtomicInteger();
        long begun = System.nanoTime();
        List<Future<Part>> parts = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            parts.add(pool.submit(() -> client(begun, rate, time, turn)));
        }
        int accepted = 0;
        int refused = 0;
        long cpu = 0;
        List<Long> nanos = new ArrayList<>();
        for (Future<Part> part : parts) {
            Part done = part.get();
            accepted += done.accepted();
            refused += done.refused();
            cpu += done.cpu();
            nanos.addAll(done.nanos());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        pool.shutdown();
        return new Seen(
                accepted,
                refused,
                nanos.stream().mapToLong(Long::longValue).sorted().toArray(),
                taken,
                Duration.ofNanos(cpu));
    }

    private Part client(long begun, double rate, Duration time, AtomicInteger turn) {
        long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int accepted = 0;
        int refused = 0;
        List<Long> nanos = new ArrayList<>();
        try (RestClient client = new RestClient(service, token)) {
            while (true) {
                int number = nextOfSize();
                String name = String.format("%06d", number);
                byte[] manifest = maker.manifest(number, name).toString().getBytes(StandardCharsets.UTF_8);
                byte[] picture = maker.picture(number);
                long due = rate == 0 ? System.nanoTime() : begun + (long) (turn.getAndIncrement() * 1e9 / rate);
                if (due - begun > time.toNanos()) {
                    break;
                }
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                int status = client.post(manifest, name + ".jpg", picture);
                nanos.add(System.nanoTime() - due);
                if (status == ACCEPTED) {
                    accepted++;
                } else {
                    refused++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore;
        return new Part(accepted, refused, nanos, cpu);
    }

    /** The next number whose picture has about 100 KB. */
    private int nextOfSize() {
        int number = next.getAndIncrement();
        while (maker.pictureSize(number) < SMALLEST || maker.pictureSize(number) > LARGEST) {
            number = next.getAndIncrement();
        }
        return number;
    }
}
