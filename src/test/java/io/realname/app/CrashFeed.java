package io.realname.app;

import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Samples of every kind of outcome, dropped into an inbox as their sources would. Left out are those whose outcome depends on the day
 * on which something happens to be looked at, for a crash costs days of the fast clock.
 */
final class CrashFeed {
    private static final List<String> IDS = List.of(
            "organisation-verified",
            "individual-verified",
            "three-registries",
            "profile-reused",
            "hk-organisation-verified",
            "hk-individual-verified",
            "foreigner-verified",
            "organisation-without-number",
            "full-width-parentheses",
            "legacy-encoding",
            "manifest-truncated",
            "manifest-key-twice",
            "manifest-empty",
            "manifest-too-large",
            "manifest-misspelt",
            "duplicate",
            "conflict",
            "revision-rejected",
            "revision-corrected",
            "slow-review",
            "waits-for-review",
            "picture-missing",
            "path-outside",
            "picture-altered",
            "picture-truncated",
            "document-newly-issued",
            "domain-syntax",
            "domain-of-somebody-else",
            "review-other-name",
            "review-document-unclear",
            "review-upload-retried",
            "review-upload-given-up",
            "review-domain-refused",
            "review-strange-answer",
            "icp-other-name",
            "icp-unknown",
            "picture-both-sides",
            "picture-both-sides-spoilt");
    private static final Set<String> ENDS = Set.of("closed", "rejected", "quarantined", "withdrawn", "manual");

    private final List<Sample> samples;
    private final Path prepared;
    private final Path inbox;
    private final Set<String> dropped = new HashSet<>();

    private CrashFeed(List<Sample> samples, Path prepared, Path inbox) {
        this.samples = samples;
        this.prepared = prepared;
        this.inbox = inbox;
    }

    /** Draws the pictures of all samples into a folder, from which every feed copies. */
    static void prepare(Samples all, Path folder) throws IOException {
        SampleFolder writer = new SampleFolder(SpecimenPicture::draw);
        of(all, folder, folder).samples.parallelStream().forEach(sample -> {
            try {
                writer.write(sample, folder.resolve(sample.id()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A feed of an inbox from the prepared folder; nothing is dropped yet. */
    static CrashFeed of(Samples all, Path prepared, Path inbox) throws IOException {
        List<Sample> samples =
                all.all().stream().filter(sample -> IDS.contains(sample.id())).toList();
        return new CrashFeed(samples, prepared, inbox);
    }

    int size() {
        return samples.size();
    }

    boolean isAllDropped() {
        return dropped.size() == samples.size();
    }

    /**
     * Drops what is due.
     *
     * @param states the states in which the cases of the samples have been, by sample
     * @param most how many samples may be in the inbox or past it at most
     */
    void drop(Map<String, Set<String>> states, int most) throws IOException {
        for (Sample sample : samples) {
            if (dropped.size() < most && !dropped.contains(sample.id()) && isDue(sample, states)) {
                drop(sample);
                dropped.add(sample.id());
            }
        }
    }

    private static boolean isDue(Sample sample, Map<String, Set<String>> states) {
        if (sample.after() == null) {
            return true;
        }
        Set<String> before = states.getOrDefault(sample.after(), Set.of());
        return sample.afterState() == null
                ? before.stream().anyMatch(ENDS::contains)
                : before.contains(sample.afterState());
    }

    private void drop(Sample sample) throws IOException {
        Path from = prepared.resolve(sample.id());
        Path to = inbox.resolve(sample.source()).resolve(sample.id());
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.endsWith(SampleFolder.MANIFEST)) {
                    Files.copy(file, to.resolve(file.getFileName()), LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        Path unfinished = to.resolve(SampleFolder.MANIFEST + ".part");
        Files.copy(from.resolve(SampleFolder.MANIFEST), unfinished);
        Files.move(unfinished, to.resolve(SampleFolder.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }
}
