package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of work whose steps fail, and of the route. */
class ErrorsRouteIT {
    private final Queue<Work> offered = new ConcurrentLinkedQueue<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final TestRoutes routes = new TestRoutes();

    /** The step of the test's route. */
    public final class Steps {
        public void work(Job job) throws Exception {
            steps.incrementAndGet();
            job.step();
        }
    }

    /** A piece of work that notes its end. */
    public class Job implements Work {
        private final String name;

        Job(String name) {
            this.name = name;
        }

        public void step() throws Exception {}

        @Override
        public void complete() {
            ends.add(name + " completed");
        }

        @Override
        public void giveBack(Exception failure) {
            ends.add(name + " given back: " + rootOf(failure));
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("50-test.camel.yaml");
        Files.writeString(file, """
                - route:
                    id: 50-test
                    description: A route of a test
                    routeConfigurationId: give-back
                    from:
                      uri: work:test
                      steps:
                        - bean: {ref: steps, method: work}
                """);
        routes.bean("steps", new Steps())
                .work("test", this::next)
                .witness((stage, taken, destination) -> {
                    begun.add(stage + " " + taken + " " + destination.orElse("nowhere"));
                    return (end, tally) -> told.add(stage + " " + end);
                })
                .start(file);
    }

    private Optional<Work> next() {
        Work work = offered.poll();
        if (work instanceof Poison) {
            throw new IllegalStateException("No work today.");
        }
        return Optional.ofNullable(work);
    }

    private static final class Poison implements Work {
        @Override
        public void complete() {}

        @Override
        public void giveBack(Exception failure) {}
    }

    @Test
    @Timeout(20)
    void aStopEndsWorkThatHangsWithinTenSecondsAndGivesItBack() {
        offered.add(new Job("hanging") {
            @Override
            public void step() throws Exception {
                new CountDownLatch(1).await();
            }

            @Override
            public Tally tally() {
                return new Tally(3, 0, 0);
            }

            @Override
            public Optional<String> destination() {
                return Optional.of("somewhere");
            }

            @Override
            public void giveBack(Exception failure) {
                super.giveBack(failure);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                ends.add("database in reach");
            }
        });
        Awaitility.await().until(() -> steps.get() == 1);
        assertThat(begun).containsExactly("test 3 somewhere");
        assertThat(told).isEmpty();

        long closing = System.nanoTime();
        routes.close();

        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(10));
        assertThat(ends).containsExactly("hanging given back: InterruptedException", "database in reach");
    }

    @Test
    void aStopLetsWorkThatGoesOnFinishAndTakesNoMore() throws InterruptedException {
        CountDownLatch stopping = new CountDownLatch(1);
        offered.add(new Job("first") {
            @Override
            public void step() throws Exception {
                stopping.await();
            }
        });
        offered.add(new Job("second"));
        Awaitility.await().until(() -> steps.get() == 1);
        Thread closing = new Thread(routes::close);
        closing.start();
        Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        stopping.countDown();
        closing.join();

        assertThat(ends).containsExactly("first completed");
        assertThat(offered).hasSize(1);
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @Test
    void completesWorkWhoseStepsSucceed() {
        offered.add(new Job("a"));
        offered.add(new Job("b"));

        awaitEnds("a completed", "b completed");
    }

    @Test
    void givesFailedWorkBackOnceWithoutTryingItsStepsAgain() {
        offered.add(new Job("a") {
            @Override
            public void step() throws Exception {
                throw new java.io.IOException("no");
            }
        });
        offered.add(new Job("b"));

        awaitEnds("a given back: IOException", "b completed");
        assertThat(steps).hasValue(2);
    }

    @Test
    void tellsHowEachPieceOfWorkEnded() {
        offered.add(new Job("a"));
        offered.add(new Job("b") {
            @Override
            public void step() throws Exception {
                throw new java.io.IOException("no");
            }
        });
        offered.add(new Job("c") {
            @Override
            public void complete() {
                throw new IllegalStateException("The database is away.");
            }
        });
        offered.add(new Job("d") {
            @Override
            public End end() {
                return End.GIVEN_UP;
            }
        });

        Awaitility.await().until(() -> told.size() == 4);
        assertThat(told).containsExactly("test DONE", "test FAILED", "test FAILED", "test GIVEN_UP");
    }

    @Test
    void goesOnAfterAnError() {
        offered.add(new Job("a") {
            @Override
            public void step() {
                throw new StackOverflowError();
            }
        });
        offered.add(new Job("b"));

        awaitEnds("a given back: StackOverflowError", "b completed");
    }

    @Test
    void goesOnAfterWorkThatCannotBeEnded() {
        offered.add(new Job("a") {
            @Override
            public void complete() {
                throw new NoClassDefFoundError("gone");
            }
        });
        offered.add(new Job("b"));

        awaitEnds("b completed");
    }

    @Test
    void goesOnAfterWorkCouldNotBeFetched() {
        offered.add(new Poison());
        offered.add(new Job("b"));

        awaitEnds("b completed");
    }

    private void awaitEnds(String... expected) {
        Awaitility.await().untilAsserted(() -> assertThat(ends).containsExactly(expected));
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
