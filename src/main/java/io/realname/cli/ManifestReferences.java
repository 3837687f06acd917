package io.realname.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.intake.DropName;
import io.realname.intake.IntakeLimits;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import io.realname.intake.format.Row;
import io.realname.intake.format.Rows;
import io.realname.intake.format.RowsRefused;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the files that a manifest names and that lie beside it. What cannot be read names none: the service says why. */
final class ManifestReferences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Formats formats;
    private final int mostBytes;

    /** Reads column names and bounds from the folder {@code config}. */
    ManifestReferences(Path config) throws IOException {
        IntakeLimits limits = IntakeLimits.load(config.resolve("limits.yaml"));
        IdTypes idTypes = IdTypes.load(config.resolve("id-types.yaml"));
        formats = new Formats(Columns.load(config.resolve("columns.yaml"), idTypes), limits.packages());
        mostBytes = limits.manifests().bytes();
    }

    /** The names, each once, in the order of the manifest. */
    Set<String> of(Path manifest) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        if (Formats.isOfRows(String.valueOf(manifest.getFileName()))) {
            addRows(manifest, names);
        } else if (Files.size(manifest) <= mostBytes) {
            addDocuments(tree(manifest), manifest, names);
        }
        return names;
    }

    private static JsonNode tree(Path manifest) {
        try {
            return JSON.readTree(manifest.toFile());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private void addRows(Path manifest, Set<String> names) throws IOException {
        try (Rows rows = formats.open(manifest)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.manifest() != null) {
                    addDocuments(row.manifest(), manifest, names);
                }
            }
        } catch (RowsRefused refused) {
            // The service finds the same place and tells it.
        }
    }

    private static void addDocuments(JsonNode submission, Path manifest, Set<String> names) {
        for (JsonNode document : submission.path("documents")) {
            String name = document.path("file").asText();
            if (DropName.isSafe(name)
                    && Files.isRegularFile(manifest.resolveSibling(name), LinkOption.NOFOLLOW_LINKS)) {
                names.add(name);
            }
        }
    }
}
