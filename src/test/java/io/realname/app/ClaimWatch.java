package io.realname.app;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sees which node claims what: a claim is a folder that appears in the node's work folder, also when it is taken over from another. */
final class ClaimWatch implements AutoCloseable {
    private final WatchService service = FileSystems.getDefault().newWatchService();
    private final Map<WatchKey, String> nodes = new HashMap<>();
    private final ConcurrentMap<String, Set<String>> claims = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "claim-watch");

    /** Watches these nodes of a data folder, whose work folders are made. */
    ClaimWatch(Path data, List<String> names) throws IOException {
        for (String name : names) {
            Path work =
                    Files.createDirectories(data.resolve("nodes").resolve(name).resolve("work"));
            nodes.put(work.register(service, StandardWatchEventKinds.ENTRY_CREATE), name);
        }
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    claims.compute(String.valueOf(event.context()), (claim, known) -> {
                        Set<String> owners = known == null ? new LinkedHashSet<>() : new LinkedHashSet<>(known);
                        owners.add(nodes.get(key));
                        return owners;
                    });
                }
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who has had a claim, in their order. */
    Set<String> ownersOf(String claim) {
        return claims.getOrDefault(claim, Set.of());
    }

    /** How many claims a node has begun or taken over. */
    long claimsOf(String node) {
        return claims.values().stream().filter(owners -> owners.contains(node)).count();
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
