package io.realname.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files as the product does, and turns what goes wrong into faults; the first of a file hides those that follow from it. */
final class FileCheck {
    private static final Pattern LINE = Pattern.compile("^[Ll]ine (\\d+) of (\\S+) ");
    private static final String MISSING = "This file is missing or cannot be read; put it back.";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path root;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    /** A check of files below {@code root}, the project's folder. */
    FileCheck(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Reads something from the configuration. */
    interface Loader<T> {
        @Nullable
        T load() throws IOException;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** What the loader of a file or folder gives; empty, with a fault, if it fails. */
    <T> Optional<T> load(String place, Loader<T> loader) {
        try {
            return Optional.ofNullable(loader.load());
        } catch (IOException | RuntimeException e) {
            fault(place, e);
            return Optional.empty();
        }
    }

    /** Says of a file that is missing what it is for. */
    void require(String place, String what) {
        if (!Files.isReadable(root.resolve(place))) {
            add(new Fault(place, 0, "This is missing or cannot be read: " + what + "; put it back."));
        }
    }

    /** Holds every YAML and JSON file below a folder to the form of such files. */
    void form(String folder) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                String name = file.toString();
                ObjectMapper mapper = name.endsWith(".yaml") ? YAML : name.endsWith(".json") ? JSON : null;
                if (mapper != null) {
                    load(place(file), () -> mapper.readTree(file.toFile()));
                }
            }
        } catch (IOException e) {
            fault(folder, e);
        }
    }

    private void fault(String place, Exception failure) {
        String where = place;
        int line = 0;
        String sentence = "This cannot be read: " + failure.getMessage();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException missing) {
                add(new Fault(place(Path.of(missing.getFile())), 0, MISSING));
                return;
            } else if (cause instanceof FileNotFoundException) {
                add(new Fault(place, 0, MISSING));
                return;
            } else if (cause instanceof FileSystemException named && named.getFile() != null) {
                where = place(Path.of(named.getFile()));
            } else if (cause instanceof JsonProcessingException form) {
                line = form.getLocation() == null ? 0 : form.getLocation().getLineNr();
                sentence = FormSentence.of(form);
                break;
            } else if (cause.getClass().getName().startsWith("java.nio.charset.")) {
                sentence = "This is not UTF-8; save it as UTF-8.";
            }
        }
        add(told(where, line, sentence));
    }

    /** Our own loaders name file and line within their sentences. */
    private Fault told(String place, int line, @Nullable String sentence) {
        String plain = String.valueOf(sentence).replace(root + "/", "").replace("This cannot be read: ", "");
        Matcher numbered = LINE.matcher(plain);
        if (numbered.find()) {
            String rest = plain.substring(numbered.end());
            return new Fault(numbered.group(2), Integer.parseInt(numbered.group(1)), "This line " + rest);
        }
        int space = plain.indexOf(' ');
        if (space > 0 && Files.isRegularFile(root.resolve(plain.substring(0, space)))) {
            return new Fault(plain.substring(0, space), line, "It" + plain.substring(space));
        }
        return new Fault(place, line, plain);
    }

    private void add(Fault fault) {
        if (faulty.add(fault.place())) {
            faults.add(fault);
        }
    }

    private String place(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(root) ? root.relativize(whole) : whole).toString();
    }
}
