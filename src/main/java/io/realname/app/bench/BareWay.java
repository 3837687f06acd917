package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.storage.Database;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The yardstick: a bare loop that makes drops durable, encrypted, and does nothing else with them. */
final class BareWay implements Way {
    private final int threads;

    /** A loop in this many threads. */
    BareWay(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "bare loop";
    }

    @Override
    public void prepare(Home home, Database database) {
        database.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "create table bare_drops (name text primary key, digest bytea not null, manifest_enc bytea not null)"));
    }

    @Override
    public void takeIn(Home home, Database database, Stopwatch watch) throws Exception {
        BareBatch.makeFolders(home.data().resolve("documents"));
        watch.start();
        Deque<Path> manifests = look(home.data().resolve("inbox"));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(pool.submit(() -> loop(home, database, manifests, watch)));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static Deque<Path> look(Path inbox) throws IOException {
        Deque<Path> manifests = new ArrayDeque<>();
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(inbox)) {
            for (Path source : sources) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "*.json")) {
                    files.forEach(manifests::add);
                }
            }
        }
        return manifests;
    }

    private static Void loop(Home home, Database database, Deque<Path> manifests, Stopwatch watch) throws Exception {
        try (BareBatch batch = new BareBatch(home.data().resolve("documents"), database.dataSource())) {
            for (List<Path> some = take(manifests); !some.isEmpty(); some = take(manifests)) {
                batch.takeIn(some, watch);
            }
        }
        return null;
    }

    private static List<Path> take(Deque<Path> manifests) {
        synchronized (manifests) {
            List<Path> some = new ArrayList<>();
            while (some.size() < IntakeStage.DROPS_IN_A_BATCH && !manifests.isEmpty()) {
                some.add(manifests.poll());
            }
            return some;
        }
    }

    @Override
    public long rows(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from bare_drops")
                        .mapTo(Long.class)
                        .one());
    }
}
