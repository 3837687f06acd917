package io.realname.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A data folder into which a test drops files as a source would. */
public final class TestInbox {
    /** A sound picture of about 100 KiB. */
    public static final byte[] PICTURE = picture();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAULTLESS = """
            {"submissionId": "T-1", "site": "cn", "language": "en",
             "profile": {"type": "organization", "name": "杭州示例网络有限公司", "region": "CN", "idType": "YYZZ",
               "idNumber": "91330100MA00000072", "idIssuedOn": "2019-05-06", "idValidUntil": "2039-05-05",
               "address": {"country": "CN", "province": "浙江省", "city": "杭州市", "district": "西湖区",
                           "street": "示例路 1 号", "postalCode": "310000"},
               "phone": {"countryCode": "86", "number": "13800138000"}, "email": "ops@example.cn"},
             "domains": ["example-drop.cn"],
             "documents": [{"role": "front", "idType": "YYZZ", "file": "licence.jpg"}]}
            """;

    public final Path data;
    private final Instant writtenAt;

    /** A folder whose files were all written at that instant. */
    public TestInbox(Path data, Instant writtenAt) {
        this.data = data;
        this.writtenAt = writtenAt;
    }

    /** Drops a faultless submission with its picture: {@code <source>/<folder>/manifest.json}. */
    public Path drop(String folder, Consumer<ObjectNode> change) {
        write("inbox/" + folder + "/licence.jpg", PICTURE);
        return manifest(folder + "/manifest.json", change);
    }

    public Path drop(String folder) {
        return drop(folder, manifest -> {});
    }

    /** Drops a manifest alone. */
    public Path manifest(String path, Consumer<ObjectNode> change) {
        return write("inbox/" + path, json(change));
    }

    public static byte[] json(Consumer<ObjectNode> change) {
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(FAULTLESS);
            change.accept(manifest);
            return JSON.writeValueAsBytes(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String path, byte[] content) {
        try {
            Path file = data.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return touched(file, writtenAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path touched(Path file, Instant at) {
        try {
            return Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file (no folder) below a folder of the data folder, as relative paths in alphabetical order. */
    public List<String> files(String folder) {
        Path root = data.resolve(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture() {
        try {
            BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(7);
            for (int y = 0; y < 600; y++) {
                for (int x = 0; x < 800; x++) {
                    image.setRGB(x, y, random.nextInt(0x1000000));
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
