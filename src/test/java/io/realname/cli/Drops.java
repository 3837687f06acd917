package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Submissions in a folder, with a picture. */
final class Drops {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAULTLESS = """
            {"submissionId": "T-1", "site": "cn", "language": "en",
             "profile": {"type": "organization", "name": "杭州示例网络有限公司", "region": "CN", "idType": "YYZZ",
               "idNumber": "91330100MA00000072", "idIssuedOn": "2019-05-06", "idValidUntil": "2039-05-05",
               "address": {"country": "CN", "province": "浙江省", "city": "杭州市", "district": "西湖区", "street": "示例路 1 号",
                           "postalCode": "310000"},
               "phone": {"countryCode": "86", "number": "13800138000"}, "email": "ops@example.cn"},
             "domains": ["示例.cn"],
             "documents": [{"role": "front", "idType": "YYZZ", "file": "licence.jpg"}]}
            """;
    private static final byte[] PICTURE = picture();

    private final Path folder;

    /** Puts the picture {@code licence.jpg} into the folder. */
    Drops(Path folder) {
        this.folder = folder;
        write("licence.jpg", PICTURE);
    }

    /** A faultless manifest of that name, changed. */
    Path manifest(String name, Consumer<ObjectNode> change) {
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(FAULTLESS);
            change.accept(manifest);
            return write(name, JSON.writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A faultless manifest. */
    Path manifest(String name) {
        return manifest(name, manifest -> {});
    }

    Path write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Noise, for JPEG can't make it small. */
    private static byte[] picture() {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            image.setRGB(i % image.getWidth(), i / image.getWidth(), random.nextInt());
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
