package io.realname.verify;

import io.realname.casefile.ArrivalBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What was taken in has left the inbox's working folders, and what is kept in quarantine has become nothing else. */
final class DropCheck implements Check {
    private static final List<String> WORK = List.of("work", "work-lots");
    private static final Pattern KEPT =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\\.reason\\.json)?");
    private static final String RESTART = "Start the service (again): it finishes what it finds there.";

    private final ArrivalBook arrivals;
    private final Path data;

    DropCheck(ArrivalBook arrivals, Path data) {
        this.arrivals = arrivals;
        this.data = data;
    }

    @Override
    public String name() {
        return "drops";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        List<Path> programs = new ArrayList<>(List.of(data));
        programs.addAll(entries(data.resolve("nodes"), ledger));
        for (Path program : programs) {
            for (String folder : WORK) {
                for (Path claim : entries(program.resolve(folder), ledger)) {
                    claim(snapshot, ledger, claim);
                }
            }
        }
        for (Path source : entries(data.resolve("quarantine"), ledger)) {
            for (Path kept : entries(source, ledger)) {
                Matcher name = KEPT.matcher(String.valueOf(kept.getFileName()));
                if (name.matches()) {
                    ledger.examined(1);
                    kept(snapshot, ledger, UUID.fromString(name.group(1)));
                }
            }
        }
    }

    /**
     * A claim's folder is as old as the claim, whatever the age of the manifest in it, or as its last sign of life: the program marks
     * that of a lot as long as it gets on with it, and every one of which it knows what it waits for.
     */
    private void claim(Snapshot snapshot, Ledger ledger, Path claim) {
        Instant claimed;
        List<Path> files;
        try (Stream<Path> paths = Files.walk(claim)) {
            claimed = Files.getLastModifiedTime(claim).toInstant();
            files = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            unreadable(ledger, claim, e);
            return;
        } catch (UncheckedIOException e) {
            unreadable(ledger, claim, Objects.requireNonNull(e.getCause()));
            return;
        }
        ledger.examined(1);
        if (snapshot.mayBeUnderWay() && claimed.isAfter(snapshot.systemLimit())) {
            return;
        }
        for (Path file : files) {
            String key = claim.getFileName() + "/" + claim.relativize(file);
            boolean taken = !arrivals.entered(Set.of(key)).isEmpty();
            ledger.problem(
                    data.relativize(claim).toString(),
                    taken
                            ? "A drop is in two places at once: it was taken in, and its manifest still lies here."
                            : "A drop was claimed and has not been taken in.",
                    RESTART);
        }
    }

    private static void kept(Snapshot snapshot, Ledger ledger, UUID id) {
        // As it is now: what was kept after the snapshot has its case by now.
        boolean quarantined = snapshot.present().withHandle(handle -> isQuarantined(handle, id));
        if (!quarantined) {
            ledger.problem(
                    "quarantine, case " + id,
                    "A drop is in two places at once: its files are kept in quarantine, and no submission of such a case was.",
                    "Look at the files' .reason.json and at ./realname status " + id
                            + "; remove the files if the case goes on, else drop them again.");
        }
    }

    private static boolean isQuarantined(Handle handle, UUID id) {
        return handle.createQuery(
                        "select exists (select 1 from submissions where case_id = :id and disposition = 'quarantine')")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private List<Path> entries(Path folder, Ledger ledger) {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                paths.forEach(entries::add);
            } catch (IOException e) {
                unreadable(ledger, folder, e);
            }
        }
        return entries;
    }

    private void unreadable(Ledger ledger, Path folder, IOException failure) {
        if (!(failure instanceof NoSuchFileException)) { // It was finished while we looked.
            ledger.notChecked("The folder " + data.relativize(folder) + " cannot be read: "
                    + failure.getClass().getSimpleName() + ".");
        }
    }
}
