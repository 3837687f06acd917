package io.realname.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.screening.idnumber.CheckDigits;
import io.realname.simulator.specimen.SpecimenSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Writes any number of distinct drops: a manifest and one picture each, side by side under one number. One in {@value #FAULTY}
 * has a fault, so that screening has something to say. The same number always gives the same drop.
 */
public final class DropMaker {
    private static final int FAULTY = 20;
    private static final long SEED = 20;
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private final ObjectMapper json = new ObjectMapper();
    private final SpecimenSeries pictures = new SpecimenSeries(SEED);
    private final ObjectNode base;

    /** Makes drops after the pattern of a sample manifest of an organisation; its pictures take a second or so to draw. */
    public DropMaker(Path manifest) throws IOException {
        base = (ObjectNode) json.readTree(manifest.toFile());
    }

    /** The picture of that drop. */
    public byte[] picture(int number) {
        return pictures.picture(number);
    }

    /** How many bytes the picture of that drop has. */
    int pictureSize(int number) {
        return SpecimenSeries.size(number);
    }

    /** Writes so many drops, from number {@code first} on, into {@code folder}, which is made if missing. */
    void write(Path folder, int first, int drops) throws IOException {
        write(folder, first, drops, 0);
    }

    /**
     * The same with so many of a hundred drops made to do harm. Their files are old: a broken one that was changed a moment ago may still be
     * being written, and would be left alone for two seconds, which holds up nobody else and is not what is measured.
     */
    void write(Path folder, int first, int drops, double poison) throws IOException {
        Files.createDirectories(folder);
        int turn = 0;
        for (int number = first; number < first + drops; number++) {
            String name = String.format("%06d", number);
            Poison.Drop drop = new Poison.Drop(
                    json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest(number, name)), picture(number));
            boolean harmful = Math.floor((number + 1) * poison / 100) > Math.floor(number * poison / 100);
            if (harmful) {
                drop = Poison.of(turn++, drop);
            }
            Path picture = Files.write(folder.resolve(name + ".jpg"), drop.picture());
            Path manifest = Files.write(folder.resolve(name + ".json"), drop.manifest());
            if (harmful) {
                Files.setLastModifiedTime(picture, LONG_AGO);
                Files.setLastModifiedTime(manifest, LONG_AGO);
            }
        }
    }

    /** The manifest of that drop. */
    ObjectNode manifest(int number, String name) {
        ObjectNode manifest = sound(name);
        if (number % FAULTY == FAULTY - 1) {
            spoil(manifest.withObject("profile"), number / FAULTY);
        }
        return manifest;
    }

    /** A manifest without a fault, whose organisation and domain no other name has; a name has six digits. */
    public ObjectNode sound(String name) {
        ObjectNode manifest = base.deepCopy();
        manifest.put("submissionId", "BENCH-" + name);
        ((ObjectNode) manifest.withArray("documents").get(0)).put("file", name + ".jpg");
        ArrayNode domains = manifest.putArray("domains");
        domains.add("bench-" + name + ".cn");
        ObjectNode profile = manifest.withObject("profile");
        profile.put("name", "杭州示例" + name + "网络有限公司");
        profile.put("idNumber", creditCode(name));
        return manifest;
    }

    private static void spoil(ObjectNode profile, int turn) {
        String number = profile.path("idNumber").asText();
        switch (turn % 3) {
            case 0 -> profile.put("idNumber", number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"));
            case 1 -> profile.put("name", " " + profile.path("name").asText());
            default -> profile.put("idValidUntil", "2020-05-05");
        }
    }

    /** A code that both checks pass and that the base's specimen organisation might have had. */
    static String creditCode(String digits) {
        String organisation = "91330100MA" + digits;
        String unchecked = organisation + CheckDigits.gb11714(organisation, 8);
        return unchecked + CheckDigits.gb32100(unchecked);
    }
}
