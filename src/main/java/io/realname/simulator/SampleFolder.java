package io.realname.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a sample as the files that a source would drop: first the pictures, then the manifest under another name, and
 * that renamed last. The same sample always gives the same bytes.
 */
public final class SampleFolder {
    /** The name under which every manifest is written. */
    public static final String MANIFEST = "manifest.json";

    private final PictureMaker pictures;
    private final ObjectMapper json = new ObjectMapper();

    /** Draws the pictures with {@code pictures}. */
    public SampleFolder(PictureMaker pictures) {
        this.pictures = pictures;
    }

    /** Writes the sample's files into {@code folder}, which is made if it is not there. */
    public void write(Sample sample, Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectNode manifest = sample.manifest();
        if (manifest != null) {
            for (SampleDocument document : sample.documents()) {
                write(document, manifest, sample, folder);
            }
        }
        Path unfinished = folder.resolve("." + MANIFEST + ".part");
        Files.write(unfinished, manifestBytes(sample));
        Files.move(unfinished, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] manifestBytes(Sample sample) throws IOException {
        String text = sample.raw() != null
                ? sample.raw()
                : json.writerWithDefaultPrettyPrinter().writeValueAsString(sample.manifest());
        if (sample.padding() > 0) {
            int end = text.length() - 1;
            text = text.substring(0, end) + " ".repeat(sample.padding()) + text.substring(end);
        }
        return text.getBytes(sample.charset());
    }

    private void write(SampleDocument document, ObjectNode manifest, Sample sample, Path folder) throws IOException {
        Path file = folder.resolve(document.file());
        if (document.defect() == null) {
            Files.write(file, picture(document, manifest, sample));
            return;
        }
        switch (document.defect()) {
            case MISSING -> {}
            case EMPTY -> Files.write(file, new byte[0]);
            case TEXT -> Files.writeString(file, "This is no picture.\n".repeat(5000), StandardCharsets.UTF_8);
            case TRUNCATED -> {
                byte[] whole = picture(document, manifest, sample);
                Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
            }
            case GREY -> Files.write(file, SpoiltPicture.grey(picture(document, manifest, sample)));
            case PATCHED -> Files.write(file, SpoiltPicture.patched(picture(document, manifest, sample)));
            case SPOILT ->
                Files.write(file, SpoiltPicture.retouched(SpoiltPicture.blurred(picture(document, manifest, sample))));
            case SYMLINK -> {
                Path target = folder.resolve("target-of-the-link.jpg");
                Files.write(target, picture(document, manifest, sample));
                Files.createSymbolicLink(file, target.getFileName());
            }
        }
    }

    private byte[] picture(SampleDocument document, ObjectNode manifest, Sample sample) {
        String kind = "paper";
        for (JsonNode entry : manifest.path("documents")) {
            if (entry.path("file").asText().equals(document.file())) {
                kind = entry.path("idType").asText(entry.path("role").asText());
            }
        }
        JsonNode profile = manifest.path("profile");
        return pictures.draw(
                document.contentFormat(),
                kind,
                List.of(
                        profile.path("name").asText(),
                        profile.path("idNumber").asText(),
                        profile.path("idIssuedOn").asText()),
                (sample.submissionId() + "/" + document.file()).hashCode(), // the same again if it is sent again
                document.pixelsWide(),
                document.pixelsHigh());
    }
}
