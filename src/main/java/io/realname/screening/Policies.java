package io.realname.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.realname.submission.HolderType;
import io.realname.submission.Site;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All policies, selected by site and receipt date. Immutable. */
public final class Policies {
    private final List<Policy> newestFirst;

    private Policies(List<Policy> policies) {
        newestFirst = policies.stream()
                .sorted(Comparator.comparing(Policy::from).reversed())
                .toList();
    }

    /**
     * Reads every {@code .yaml} file of the folder.
     *
     * @throws IOException if one cannot be read or has a field missing, unknown or of the wrong type; it names the file
     * @throws IllegalStateException if a holder would be left without an answer by a policy
     */
    public static Policies load(Path folder) throws IOException {
        List<Policy> policies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                policies.add(read(file));
            }
        }
        for (Policy policy : policies) {
            for (HolderType type : HolderType.values()) {
                policy.documentsOf(type, "");
            }
        }
        return new Policies(policies);
    }

    private static Policy read(Path file) throws IOException {
        try {
            return YamlFile.read(file, Policy.class);
        } catch (JsonProcessingException e) {
            FileSystemException named = new FileSystemException(file.toString(), null, "It cannot be understood.");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * The policy of that site that holds for a submission received on that date (Shanghai).
     *
     * @throws IllegalStateException if none was in force yet
     */
    public Policy select(Site site, LocalDate receivedOn) {
        for (Policy policy : newestFirst) {
            if (policy.site() == site && !policy.from().isAfter(receivedOn)) {
                return policy;
            }
        }
        throw new IllegalStateException("No policy of site " + site.code() + " is in force on " + receivedOn + ".");
    }
}
