package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that meet over the same ids and pictures. */
class SimultaneousArrivalsIT {
    private TestFile test;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void letsBatchesWithTheSameIdsAndPicturesInAtOnce() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<List<Receipt>>> entered = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            List<Arrival> batch = overlapping(thread);
            entered.add(pool.submit(() -> test.enter(batch)));
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Future<List<Receipt>> one : entered) {
            receipts.addAll(one.get());
        }
        pool.shutdown();

        assertThat(receipts).hasSize(threads * 60);
        assertThat(receipts.stream().filter(receipt -> receipt.disposition() == Disposition.CASE))
                .hasSize(30);
        assertThat(test.count("select count(*) from cases")).isEqualTo(30);
        assertThat(test.count("select count(*) from submissions")).isEqualTo(threads * 60);
        assertThat(test.count("select count(*) from documents")).isEqualTo(10);
    }

    /** Thirty ids twice each, in an order of its own, with ten pictures among them. */
    private static List<Arrival> overlapping(int thread) {
        List<Arrival> batch = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String picture = Integer.toHexString((i * 7 + thread) % 10).repeat(64);
            batch.add(TestSubmission.of("S-" + i % 30)
                    .dropKey(thread + "/" + i)
                    .picture(new Stored(picture, picture))
                    .arrival());
        }
        Collections.shuffle(batch, new Random(thread));
        return batch;
    }
}
