package io.realname.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.specimen.SpecimenPicture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Drops that no source should send, one folder each, made in the inbox of one source. */
final class BadDrops {
    /** A word that stands for a person in names of files; no log may have it. */
    static final String SECRET = "绝密";

    private static final String PICTURE = "licence.jpg";

    private final Path inbox;
    private final Path elsewhere;
    private final ObjectNode manifest;

    /**
     * Drops made of the parts of a sound sample.
     *
     * @param inbox the source's folder
     * @param elsewhere a folder outside of it, for links to lead to
     */
    BadDrops(Path inbox, Path elsewhere, Sample sound) throws IOException {
        this.inbox = Files.createDirectories(inbox);
        this.elsewhere = elsewhere;
        this.manifest = sound.manifest().deepCopy();
        new SampleFolder(SpecimenPicture::draw).write(sound, elsewhere);
    }

    /** Drops a manifest of these bytes, with no picture. */
    void bytes(String name, byte[] content) throws IOException {
        Path unfinished = folder(name).resolve("manifest.part");
        Files.write(unfinished, content);
        finish(unfinished);
    }

    void text(String name, String content) throws IOException {
        bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A manifest that takes no room on the disk and is long all the same. */
    void sparse(String name, long length) throws IOException {
        Path unfinished = folder(name).resolve("manifest.part");
        extend(unfinished, length);
        finish(unfinished);
    }

    /** A manifest whose file has a name as long as a name can be, and means a person. */
    void longName(String name) throws IOException {
        Files.writeString(folder(name).resolve(SECRET + "x".repeat(240) + ".json"), "{");
    }

    /** Two manifests whose names are no text. */
    void undecodableNames(String name) throws IOException, InterruptedException {
        shell("printf '{' > \"$1/$(printf '\\377')m.json\"; printf '[' > \"$1/$(printf '\\376')m.json\"", folder(name));
    }

    void manifestIsLink(String name) throws IOException {
        Files.createSymbolicLink(folder(name).resolve("manifest.json"), elsewhere.resolve("manifest.json"));
    }

    void manifestIsPipe(String name) throws IOException, InterruptedException {
        shell("mkfifo \"$1/manifest.json\"", folder(name));
    }

    void manifestIsUnreadable(String name) throws IOException, InterruptedException {
        bytes(name, sound(name, PICTURE));
        shell("chmod 000 \"$1/manifest.json\"", folder(name));
    }

    void pictureIsMissing(String name) throws IOException {
        bytes(name, sound(name, PICTURE));
    }

    void pictureIsLink(String name) throws IOException {
        Files.createSymbolicLink(folder(name).resolve(PICTURE), elsewhere.resolve(PICTURE));
        bytes(name, sound(name, PICTURE));
    }

    void pictureIsPipe(String name) throws IOException, InterruptedException {
        shell("mkfifo \"$1/licence.jpg\"", folder(name));
        bytes(name, sound(name, PICTURE));
    }

    void pictureBehindLink(String name) throws IOException {
        Files.createSymbolicLink(folder(name).resolve("pictures"), elsewhere);
        bytes(name, sound(name, "pictures/" + PICTURE));
    }

    void pictureOutside(String name) throws IOException {
        folder(name);
        bytes(name, sound(name, "../" + PICTURE));
    }

    void pictureIsEmpty(String name) throws IOException {
        Files.createFile(folder(name).resolve(PICTURE));
        bytes(name, sound(name, PICTURE));
    }

    /** A picture with a sound head, made long without taking room. */
    void pictureIsHuge(String name, long length) throws IOException {
        extend(picture(folder(name).resolve(PICTURE)), length);
        bytes(name, sound(name, PICTURE));
    }

    void pictureIsUnreadable(String name) throws IOException, InterruptedException {
        picture(folder(name).resolve(PICTURE));
        shell("chmod 000 \"$1/licence.jpg\"", folder(name));
        bytes(name, sound(name, PICTURE));
    }

    /** Two pictures of one name in two folders, and a third that leads astray. */
    void sameNamesAndOneOutside(String name) throws IOException {
        picture(Files.createDirectories(folder(name).resolve("a")).resolve(PICTURE));
        picture(Files.createDirectories(folder(name).resolve("b")).resolve(PICTURE));
        bytes(name, sound(name, "a/" + PICTURE, "b/" + PICTURE, "/etc/hostname"));
    }

    /** A link to a folder that holds a sound drop. */
    void folderIsLink(String name) throws IOException {
        Files.createSymbolicLink(inbox.resolve(name), elsewhere);
    }

    /** A sound drop below more folders than anybody needs. */
    void tooDeep(String name) throws IOException {
        Path deep = Files.createDirectories(folder(name).resolve("d/".repeat(20)));
        Files.write(deep.resolve("manifest.json"), sound(name, PICTURE));
    }

    /** A sound drop in a folder out of which only its owner may take anything. */
    void folderIsClosed(String name) throws IOException, InterruptedException {
        bytes(name, sound(name, PICTURE));
        shell("chmod 555 \"$1\"", folder(name));
    }

    /** A sound drop with its picture, but for its manifest, whose bytes are returned. */
    byte[] withoutManifest(String name) throws IOException {
        picture(folder(name).resolve(PICTURE));
        return sound(name, PICTURE);
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(inbox.resolve(name));
    }

    private byte[] sound(String name, String... pictures) throws IOException {
        ObjectNode copy = manifest.deepCopy();
        copy.put("submissionId", name);
        copy.putArray("documents");
        for (String picture : pictures) {
            copy.withArray("documents")
                    .addObject()
                    .put("role", "front")
                    .put("idType", "YYZZ")
                    .put("file", picture);
        }
        return new ObjectMapper().writeValueAsBytes(copy);
    }

    private Path picture(Path file) throws IOException {
        return Files.copy(elsewhere.resolve(PICTURE), file);
    }

    private static void extend(Path file, long length) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
    }

    private static void finish(Path unfinished) throws IOException {
        Files.move(unfinished, unfinished.resolveSibling("manifest.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What Java has no call for, or no name. */
    private static void shell(String script, Path folder) throws IOException, InterruptedException {
        int status = new ProcessBuilder(List.of("sh", "-c", script, "sh", folder.toString()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("A drop could not be made: " + script);
        }
    }
}
