package io.realname.app.demo;

import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the samples' files to look at, and drops copies of them into the inbox as a source would, the manifest last, or mails them. */
final class SampleFeed {
    private final Path samples;
    private final Path inbox;
    private final DemoMail mail;

    /**
     * A feed of an inbox and a mailbox.
     *
     * @param samples where every sample's files are kept
     */
    SampleFeed(Path samples, Path inbox, DemoMail mail) {
        this.samples = samples;
        this.inbox = inbox;
        this.mail = mail;
    }

    /** Writes the files of all samples; their pictures take most of the time, so both processors draw. */
    void prepare(List<Sample> all, SampleFolder folder) {
        all.parallelStream().forEach(sample -> {
            try {
                folder.write(sample, samples.resolve(sample.id()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** Drops a sample, or sends it. */
    void drop(Sample sample) throws IOException {
        Path from = samples.resolve(sample.id());
        if (sample.byMail()) {
            mail.send(sample, from);
            return;
        }
        Path to = inbox.resolve(sample.source()).resolve(sample.id());
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (!file.equals(from.resolve(SampleFolder.MANIFEST))) {
                    Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        Path unfinished = to.resolve(SampleFolder.MANIFEST + ".part");
        Files.copy(from.resolve(SampleFolder.MANIFEST), unfinished);
        Files.move(unfinished, to.resolve(SampleFolder.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }
}
