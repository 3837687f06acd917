package io.realname.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.catalogue.Catalogue;
import io.realname.submission.Code;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    private static final Set<String> ENDS = Set.of("rejected", "closed", "quarantined", "withdrawn", "manual");
    private static final Set<String> DOMAIN_ENDS =
            Set.of("pending", "refused", "icp-consistent", "icp-inconsistent", "icp-not-eligible", "icp-none");

    private static Samples samples;

    @BeforeAll
    static void load() throws Exception {
        samples = Samples.load(Path.of("samples"));
    }

    @Test
    void reachMostCodesOfTheCatalogueAndNoOther() throws Exception {
        Set<String> reached = samples.all().stream()
                .flatMap(sample -> sample.expect().codes().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(samples.all()).hasSizeGreaterThanOrEqualTo(44);
        assertThat(reached)
                .hasSizeGreaterThan(100)
                .isSubsetOf(Catalogue.load(Path.of("config")).codes().stream()
                        .map(Code::name)
                        .toList());
    }

    @Test
    void reachEveryEndOfACaseAndOfADomain() {
        assertThat(samples.all().stream().map(sample -> sample.expect().state()).collect(Collectors.toSet()))
                .isEqualTo(ENDS);
        assertThat(samples.all().stream()
                        .flatMap(sample -> sample.expect().domains().values().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(DOMAIN_ENDS);
        assertThat(samples.all()).anyMatch(sample -> sample.expect().through().contains("held"));
    }

    @Test
    void sayWhatBecomesOfEachDomainThatTheySubmit() {
        for (Sample sample : samples.all()) {
            Set<String> submitted = new HashSet<>();
            if (sample.manifest() != null) {
                sample.manifest()
                        .path("domains")
                        .forEach(domain -> submitted.add(
                                domain.isTextual()
                                        ? domain.asText()
                                        : domain.path("name").asText()));
            }
            if (!sample.expect().domains().isEmpty()) {
                assertThat(sample.expect().domains().keySet()).as(sample.id()).isEqualTo(submitted);
            }
        }
    }

    /** A base's own holder must never come under review: every sample that changes nothing about it would get in the way. */
    @Test
    void sendNoIdentityToReviewTwiceUnlessTheyAreAboutThat() {
        Map<String, List<String>> reviewed = new HashMap<>();
        samples.all().stream()
                .filter(sample ->
                        sample.known() && sample.expect().codes().stream().noneMatch(SamplesTest::endsEarly))
                .forEach(sample -> reviewed.computeIfAbsent(
                                sample.manifest().at("/profile/idNumber").asText(), number -> new ArrayList<>())
                        .add(sample.id()));

        assertThat(reviewed.values().stream().filter(ids -> ids.size() > 1))
                .containsExactlyInAnyOrder(
                        List.of("three-registries", "profile-reused"),
                        List.of(
                                "slow-review",
                                "waits-for-review",
                                "other-data-under-review",
                                "same-domain-under-review"));
    }

    private static boolean endsEarly(String code) {
        return Pattern.matches("(id-number|name|registrant|document|contact)\\..*|manifest.schema", code)
                && !Set.of("document.newly-issued", "contact.email-unverified", "contact.email-delivery")
                        .contains(code);
    }

    @Test
    void dropTheSameBytesAgainWhereTheSameIsSentAgain(@TempDir Path folder) throws Exception {
        SampleFolder writer = new SampleFolder(SamplesTest::picture);
        writer.write(samples.find("organisation-verified"), folder.resolve("first"));
        writer.write(samples.find("duplicate"), folder.resolve("second"));
        writer.write(samples.find("conflict"), folder.resolve("third"));

        assertThat(folder.resolve("second/manifest.json"))
                .hasSameBinaryContentAs(folder.resolve("first/manifest.json"));
        assertThat(folder.resolve("second/licence.jpg")).hasSameBinaryContentAs(folder.resolve("first/licence.jpg"));
        assertThat(Files.readString(folder.resolve("third/manifest.json")))
                .isNotEqualTo(Files.readString(folder.resolve("first/manifest.json")));
    }

    @Test
    void becomeFilesWithNothingUnfinishedLeft(@TempDir Path folder) throws Exception {
        SampleFolder writer = new SampleFolder(SamplesTest::picture);
        for (Sample sample : samples.all()) {
            Path drop = folder.resolve(sample.id());
            writer.write(sample, drop);
            assertThat(drop.resolve("manifest.json")).exists();
            try (Stream<Path> files = Files.list(drop)) {
                assertThat(files.filter(file -> file.getFileName().toString().startsWith(".")))
                        .isEmpty();
            }
        }
        assertThat(folder.resolve("picture-missing/licence.jpg")).doesNotExist();
        assertThat(folder.resolve("picture-is-link/licence.jpg")).isSymbolicLink();
        assertThat(folder.resolve("manifest-too-large/manifest.json").toFile().length())
                .isGreaterThan(4L << 20);
        assertThat(folder.resolve("manifest-empty/manifest.json")).isEmptyFile();
        assertThat(Files.readString(folder.resolve("legacy-encoding/manifest.json"), Charset.forName("GB18030")))
                .contains("杭州示例旧系统有限公司");
    }

    /** A tiny picture, and behind its end all that makes it differ from others. */
    private static byte[] picture(String format, String kind, List<String> lines, long seed, int width, int height) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            out.writeBytes((format + kind + lines + seed + width + height).getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
