package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    @Test
    void handsResultsOverInTheOrderOfTheWorkWhicheverIsDoneFirst() {
        List<Integer> results = new ArrayList<>();
        CountDownLatch second = new CountDownLatch(1);
        try (InOrder<Integer> work = new InOrder<>(2, results::add)) {
            work.add(() -> {
                second.await();
                return 0;
            });
            work.add(() -> {
                second.countDown();
                return 1;
            });
            for (int i = 2; i < 1000; i++) {
                int number = i;
                work.add(() -> number);
            }
            work.finish();
        }
        assertThat(results)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void neverHoldsMoreThanAFew() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (InOrder<Integer> work = new InOrder<>(
                2, ignored -> mostAhead.accumulateAndGet(begun.get() - done.getAndIncrement(), Math::max))) {
            for (int i = 0; i < 10_000; i++) {
                work.add(begun::incrementAndGet);
            }
            work.finish();
        }
        assertThat(done.get()).isEqualTo(10_000);
        assertThat(mostAhead.get()).isLessThanOrEqualTo(17);
    }

    @Test
    void letsAnUnexpectedFailureThrough() {
        try (InOrder<Integer> work = new InOrder<>(1, ignored -> {})) {
            // Whichever comes first: the work may be done before the next is given.
            assertThatThrownBy(() -> {
                        work.add(() -> {
                            throw new IllegalArgumentException("wrong");
                        });
                        work.finish();
                    })
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
