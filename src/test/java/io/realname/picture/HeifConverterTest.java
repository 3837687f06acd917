package io.realname.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.PictureEffort;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in the place of libheif's program: {@code $3} is the source, {@code $4} the target. */
class HeifConverterTest {
    private static final PictureFacts HEIC = new PictureFacts("heic", 100, 640, 440, null);

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.write(folder.resolve("sample.jpg"), TestPictures.jpeg(TestPictures.specimen("SFZ", 640, 440)));
    }

    private PictureLook lookWith(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("heif-convert"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        PictureLooker looker =
                new PictureLooker(new PictureEffort(100, 8, 1, 256, 2400, 20), new HeifConverter(program, temporary));
        PictureLook look = looker.look(new byte[100], HEIC);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("files left behind").isEmpty();
        }
        return look;
    }

    @Test
    void measuresWhatTheProgramMakesOfThePicture() throws IOException {
        PictureLook look = lookWith("test $(wc -c < \"$3\") = 100 && cp " + folder.resolve("sample.jpg") + " \"$4\"");

        assertThat(look.isSeen()).isTrue();
        assertThat(look.colourShare()).isGreaterThan(0.1);
    }

    @Test
    void takesTheFirstOfSeveralPictures() throws IOException {
        assertThat(lookWith("cp " + folder.resolve("sample.jpg") + " \"${4%.jpg}-1.jpg\"")
                        .isSeen())
                .isTrue();
    }

    @Test
    void saysThatAPictureIsBrokenWhereTheProgramDoes() throws IOException {
        assertThat(lookWith("echo 'Could not decode: Invalid input: no data' >&2; exit 1")
                        .fault())
                .isEqualTo(PictureLook.UNDECODABLE);
    }

    @Test
    void blamesNoPictureForWhatTheProgramCannotDo() throws IOException {
        assertThat(lookWith("echo 'Unsupported codec' >&2; exit 1").unseen()).isEqualTo(PictureLook.NO_DECODER);
    }

    @Test
    void endsAProgramThatTakesTooLong() throws IOException {
        assertThat(lookWith("sleep 60").unseen()).isEqualTo(PictureLook.TOO_COSTLY);
    }

    @Test
    void isNotThereWhereThePathHasNoSuchProgram() {
        PictureLooker looker = new PictureLooker(TestPictures.EFFORT, HeifConverter.find(folder + ":" + temporary));

        assertThat(looker.look(new byte[100], HEIC).unseen()).isEqualTo(PictureLook.NO_DECODER);
    }
}
