package io.realname.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All kinds of identity documents by canonical code and by the aliases seen at registrars. Immutable. */
public final class IdTypes {
    private final Map<String, IdType> byCode = new LinkedHashMap<>();
    private final Map<String, String> byAlias = new LinkedHashMap<>();
    private final Map<String, List<String>> shared = new LinkedHashMap<>();

    private IdTypes() {}

    /** Reads {@code id-types.yaml}. */
    public static IdTypes load(Path file) throws IOException {
        IdTypes types = new IdTypes();
        for (Map.Entry<String, JsonNode> entry :
                new YAMLMapper().readTree(file.toFile()).properties()) {
            types.add(entry.getKey(), entry.getValue());
        }
        return types;
    }

    private void add(String code, JsonNode node) {
        List<String> aliases = texts(node.path("aliases"));
        Set<HolderType> holders = EnumSet.noneOf(HolderType.class);
        texts(node.path("holders")).forEach(holder -> holders.add(HolderType.of(holder)));
        byCode.put(
                code,
                new IdType(
                        code,
                        node.path("en").asText(),
                        node.path("zh").asText(),
                        holders,
                        node.path("regions").asText(),
                        node.path("sides").asInt(),
                        node.path("number").asText(),
                        aliases));
        aliases.forEach(alias -> byAlias.put(alias, code));
        texts(node.path("shared-aliases"))
                .forEach(alias ->
                        shared.computeIfAbsent(alias, key -> new ArrayList<>()).add(code));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** All types in catalogue order. */
    public List<IdType> all() {
        return List.copyOf(byCode.values());
    }

    /** The type of that canonical code. */
    public Optional<IdType> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(byCode.get(code));
    }

    /**
     * The canonical code for what a source wrote: a canonical code, an alias, or an alias that two residence permits
     * share and that the number's prefix decides (81, 82: Hong Kong and Macao; 83: Taiwan), else the region.
     */
    public Optional<String> canonical(String written, @Nullable String number, @Nullable String region) {
        String code = written.strip();
        if (byCode.containsKey(code)) {
            return Optional.of(code);
        }
        List<String> candidates = shared.get(code);
        if (candidates == null) {
            return Optional.ofNullable(byAlias.get(code));
        }
        boolean taiwan = number != null && number.strip().startsWith("83")
                || !(number != null && number.strip().matches("8[12].*")) && "TW".equals(region);
        return candidates.stream()
                .filter(candidate -> candidate.startsWith("TW") == taiwan)
                .findFirst();
    }
}
