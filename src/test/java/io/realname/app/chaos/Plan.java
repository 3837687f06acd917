package io.realname.app.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.bench.DropMaker;
import io.realname.app.chaos.Drop.Kind;
import io.realname.simulator.Expectation;
import io.realname.simulator.IcpKnowledge;
import io.realname.simulator.Population;
import io.realname.simulator.RegistrarKnowledge;
import io.realname.simulator.ReviewerKnowledge;
import io.realname.simulator.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What is dropped, drawn from a seed: the same seed always gives the same drops. Immutable but for the generator's tools. */
final class Plan {
    static final String SOURCE = "R001";
    static final String POISONER = "P001";

    private static final LocalDate LONG_AFTER = LocalDate.of(2099, 12, 31);
    private static final List<String> POISON =
            List.of("{\"submissionId\": \"CHAOS-", "[]", "{\"a\":1,\"a\":2}", "\u0000\u0001");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where the comment of a specimen picture begins, which may say anything. */
    private static final int COMMENT = 6;

    private final List<Drop> drops = new ArrayList<>();
    private final DropMaker maker;
    private final byte[] picture;
    private final int alike;

    /**
     * A plan.
     *
     * @param alike among so many drops in a row only one brings a picture that no other has
     */
    Plan(long seed, int size, int alike) throws IOException {
        this.alike = alike;
        maker = new DropMaker(Path.of("samples/bases/organisation-cn.json"));
        picture = maker.picture(0);
        Random random = new Random(seed);
        List<Integer> sound = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            Kind kind = sound.isEmpty() ? Kind.SOUND : drawn(random.nextInt(100));
            boolean again = kind == Kind.DUPLICATE || kind == Kind.KNOWN_HOLDER;
            drops.add(new Drop(number, kind, again ? sound.get(random.nextInt(sound.size())) : number));
            if (kind == Kind.SOUND) {
                sound.add(number);
            }
        }
    }

    private static Kind drawn(int percent) {
        if (percent < 66) {
            return Kind.SOUND;
        }
        if (percent < 72) {
            return Kind.KNOWN_HOLDER;
        }
        if (percent < 80) {
            return Kind.DUPLICATE;
        }
        if (percent < 90) {
            return Kind.WRONG_NUMBER;
        }
        return percent < 95 ? Kind.OTHER_NAME : Kind.POISON;
    }

    /** All drops in the order in which they are dropped. */
    List<Drop> drops() {
        return drops;
    }

    /** The manifest as it is dropped. */
    byte[] manifest(Drop drop) throws IOException {
        if (drop.kind() == Kind.POISON) {
            return (POISON.get(drop.number() % POISON.size())
                            + (drop.number() % POISON.size() == 0 ? drop.number() : ""))
                    .getBytes(StandardCharsets.UTF_8);
        }
        return JSON.writeValueAsBytes(json(drop));
    }

    private ObjectNode json(Drop drop) {
        ObjectNode manifest = maker.sound(drop.holder());
        manifest.put("submissionId", drop.submissionId());
        ArrayNode domains = manifest.putArray("domains");
        drop.domains().forEach(domains::add);
        if (drop.kind() == Kind.WRONG_NUMBER) {
            ObjectNode profile = manifest.withObject("profile");
            String number = profile.path("idNumber").asText();
            profile.put("idNumber", number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"));
        }
        return manifest;
    }

    /** The number that names a holder. */
    String idNumber(Drop drop) {
        return json(drop).at("/profile/idNumber").asText();
    }

    /** The name of the picture that the manifest names. */
    String pictureName(Drop drop) {
        return drop.holder() + ".jpg";
    }

    /** The picture; a duplicate brings that of the drop that it repeats. */
    byte[] picture(Drop drop) {
        byte[] bytes = picture.clone();
        ByteBuffer.wrap(bytes).putInt(COMMENT, drop.of() % alike == 0 ? drop.of() : -1);
        return bytes;
    }

    /** What the authorities know of all this. */
    Population population() {
        return Population.of(drops.stream()
                .filter(drop -> drop.kind().opens())
                .map(this::sample)
                .toList());
    }

    private Sample sample(Drop drop) {
        Map<String, String> knows = drop.kind() == Kind.OTHER_NAME ? Map.of("name", "杭州示例别家网络有限公司") : Map.of();
        return new Sample(
                drop.submissionId(),
                drop.kind().name(),
                SOURCE,
                json(drop),
                null,
                StandardCharsets.UTF_8,
                0,
                List.of(),
                null,
                null,
                false,
                false,
                true,
                new RegistrarKnowledge(
                        List.of(),
                        Map.of(),
                        LONG_AFTER,
                        false,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        false,
                        false,
                        false,
                        Map.of()),
                new ReviewerKnowledge(false, knows, List.of(), null, 1, Map.of(), 1),
                new IcpKnowledge(false, 0, Map.of(), 0, false, false, false, false, false, Map.of(), null, null),
                new Expectation(drop.kind().end, List.of(), List.of(), Set.of(), Map.of(), false));
    }
}
