package io.realname.cli;

import io.realname.intake.LocalLot;
import io.realname.intake.format.Formats;
import io.realname.submission.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges manifests on all processors, reports them in their order, and remembers the worst. Used by one thread, once. */
final class Check {
    private static final int FAULTY = 1;
    private static final int UNREADABLE = 2;

    private final Judge judge;
    private final Consumer<Verdict> report;
    private final PrintWriter err;
    private int worst;

    Check(Judge judge, Consumer<Verdict> report, PrintWriter err) {
        this.judge = judge;
        this.report = report;
        this.err = err;
    }

    /** What became of a manifest: a verdict, or why there is none. */
    private record Judged(
            Path manifest,
            @Nullable Verdict verdict,
            @Nullable IOException failure) {}

    /** How many manifests there are. */
    static long count(ManifestFiles manifests) {
        AtomicLong count = new AtomicLong();
        manifests.each(file -> count.incrementAndGet(), (folder, cause) -> {});
        return count.get();
    }

    /** Judges all; the exit code. */
    int all(ManifestFiles manifests) {
        return all(manifests, this::tell);
    }

    /** Judges all and shows how far it is; the exit code. */
    int all(ManifestFiles manifests, CheckProgress progress) {
        return all(manifests, judged -> progress.step(() -> tell(judged)));
    }

    private int all(ManifestFiles manifests, Consumer<Judged> tell) {
        try (InOrder<Judged> work = new InOrder<>(Runtime.getRuntime().availableProcessors(), tell)) {
            manifests.each(file -> add(file, work), this::closed);
            work.finish();
        }
        return worst;
    }

    /** The submissions of one file are judged side by side too; the file is read on as they are done. */
    private void add(Path file, InOrder<Judged> work) {
        String name = String.valueOf(file.getFileName());
        if (!Formats.isOfRows(name) && !Formats.isPackage(name)) {
            work.add(() -> judge(file));
            return;
        }
        try (LocalLot lot = judge.open(file)) {
            for (LocalLot.Item item = lot.next(); item != null; item = lot.next()) {
                LocalLot.Item one = item;
                work.add(() -> judge(file, one));
            }
            work.finish(); // Before the lot's folder goes.
        } catch (IOException e) {
            work.add(() -> new Judged(file, null, e));
        }
    }

    private Judged judge(Path file, LocalLot.Item item) {
        try {
            return new Judged(file, judge.judge(file, item), null);
        } catch (IOException e) {
            return new Judged(file, null, e);
        }
    }

    private Judged judge(Path manifest) {
        try {
            return new Judged(manifest, judge.judge(manifest), null);
        } catch (IOException e) {
            return new Judged(manifest, null, e);
        }
    }

    private void tell(Judged judged) {
        Verdict verdict = judged.verdict();
        if (verdict != null) {
            report.accept(verdict);
            worst = Math.max(worst, codeOf(verdict));
        } else if (judged.failure() != null) {
            unread(Printable.text(judged.manifest()) + " or a file it names", judged.failure());
        }
    }

    private void closed(Path folder, IOException cause) {
        unread("The folder " + Printable.text(folder), cause);
    }

    private void unread(String what, IOException cause) {
        worst = UNREADABLE;
        err.println(what + " cannot be read (" + cause.getClass().getSimpleName()
                + "); check that you may read all of it.");
    }

    private static int codeOf(Verdict verdict) {
        if (!verdict.readable()) {
            return UNREADABLE;
        }
        return verdict.count(Severity.ERROR) > 0 ? FAULTY : 0;
    }
}
