package io.realname.simulator;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sample submissions of a folder ({@code samples/}), in the order in which they stand there. Immutable. */
public final class Samples {
    /** The source of every sample that names none. */
    public static final String DEFAULT_SOURCE = "R001";

    private final Instant start;
    private final Map<String, Sample> byId = new LinkedHashMap<>();

    /** The first file: when business time starts, and which themes there are. */
    private record Index(String start, List<String> themes) {}

    private Samples(Instant start) {
        this.start = start;
    }

    /**
     * Reads {@code samples.yaml}, the themes that it names and the base manifests.
     *
     * @throws IOException if a file cannot be read, has a field that nobody knows, or contradicts another
     */
    public static Samples load(Path folder) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        Index index = yaml.readValue(folder.resolve("samples.yaml").toFile(), Index.class);
        Samples samples = new Samples(OffsetDateTime.parse(index.start()).toInstant());
        for (String theme : index.themes()) {
            Path file = folder.resolve("themes").resolve(theme + ".yaml");
            for (SampleEntry entry : yaml.readValue(file.toFile(), SampleEntry[].class)) {
                samples.add(entry, folder.resolve("bases"));
            }
        }
        return samples;
    }

    private void add(SampleEntry entry, Path bases) throws IOException {
        if (byId.containsKey(entry.id())) {
            throw new IOException("Two samples are named " + entry.id() + ". Give one of them another id.");
        }
        if (entry.after() != null) {
            find(entry.after());
        }
        ObjectNode manifest = manifest(entry, bases);
        byId.put(
                entry.id(),
                new Sample(
                        entry.id(),
                        entry.title(),
                        entry.source() == null ? DEFAULT_SOURCE : entry.source(),
                        manifest,
                        entry.raw(),
                        entry.encoding() == null ? StandardCharsets.UTF_8 : Charset.forName(entry.encoding()),
                        entry.padding(),
                        manifest == null ? List.of() : Changes.documents(manifest, entry.documents()),
                        entry.after(),
                        entry.afterState(),
                        entry.withdraw(),
                        entry.byMail(),
                        manifest != null && !entry.unknown(),
                        entry.registrar(),
                        entry.reviewer(),
                        entry.icp(),
                        entry.expect()));
    }

    private @Nullable ObjectNode manifest(SampleEntry entry, Path bases) throws IOException {
        ObjectNode manifest;
        if (entry.again() != null) {
            Sample earlier = find(entry.again());
            if (earlier.manifest() == null) {
                throw new IOException("Sample " + entry.id() + " repeats " + earlier.id() + ", which has no manifest.");
            }
            manifest = earlier.manifest().deepCopy();
        } else if (entry.base() != null) {
            manifest = (ObjectNode) new ObjectMapper()
                    .readTree(bases.resolve(entry.base() + ".json").toFile());
            manifest.put("submissionId", entry.id());
        } else if (entry.raw() != null) {
            return null;
        } else {
            throw new IOException("Sample " + entry.id() + " has neither base, again nor raw.");
        }
        Changes.apply(manifest, entry.changes());
        return manifest;
    }

    /** The business instant at which the demonstration starts. */
    public Instant start() {
        return start;
    }

    /** All samples in file order. */
    public List<Sample> all() {
        return new ArrayList<>(byId.values());
    }

    /**
     * The sample of that id.
     *
     * @throws IOException if there is none among those read so far
     */
    public Sample find(String id) throws IOException {
        Sample sample = byId.get(id);
        if (sample == null) {
            throw new IOException("There is no sample " + id + " (a sample can only name those above it).");
        }
        return sample;
    }
}
