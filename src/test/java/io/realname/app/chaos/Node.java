package io.realname.app.chaos;

import io.realname.app.ChildProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import org.awaitility.Awaitility;

/** One of the programs on a data folder, which is started again and again, as {@code ./realname run} starts it. */
final class Node implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> JAVA =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_PORT_OF_THE_SYSTEM = 32_768;
    private static final PrimitiveIterator.OfInt PORTS =
            new Random().ints(FIRST_PORT, FIRST_PORT_OF_THE_SYSTEM).distinct().iterator();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String name;
    private final Path data;
    private final Path archive;
    private final Path clock;
    private final int port;
    private final Map<String, String> environment;
    private final String classPath;
    private ChildProgram program;

    /**
     * A node that does not run yet.
     *
     * @param name its name among the nodes of the data folder
     * @param archive the classes as Java had them in memory, made at the first start, as the launcher does it
     * @param clock a file that says by how many seconds its system clock is wrong
     */
    Node(String name, Path data, Path archive, Path clock, Map<String, String> environment) throws IOException {
        this.name = name;
        this.data = data;
        this.archive = archive;
        this.clock = clock;
        this.environment = new HashMap<>(environment);
        this.environment.put("REALNAME_NODE", name);
        this.classPath = packaged() + ":"
                + Files.readString(Path.of("target", "classpath")).strip();
        this.port = freePort();
    }

    /** One that the system gives to nobody who asks for any, so that it is still free whenever the program is started again. */
    private static int freePort() {
        int port = PORTS.nextInt();
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException taken) {
            return freePort();
        }
    }

    /** The jar; where the project was only compiled, its classes. */
    private static Path packaged() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "realname-*.jar")) {
            Iterator<Path> found = jars.iterator();
            return (found.hasNext() ? found.next() : Path.of("target", "classes")).toAbsolutePath();
        }
    }

    /** Goes through a whole start, and keeps the classes for those that follow. */
    void rehearse() throws Exception {
        launch(List.of("-XX:ArchiveClassesAtExit=" + archive, "-XX:TieredStopAtLevel=1"), "--stop-when-ready");
        if (!program.isDeadWithin(LONGEST) || program.exitStatus() != 0) {
            throw new IllegalStateException("The program does not start:\n" + program.log());
        }
    }

    /** Starts the program and returns at once. */
    void start() throws IOException {
        launch(Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of());
    }

    private void launch(List<String> more, String... last) throws IOException {
        List<String> options = new ArrayList<>(JAVA);
        options.addAll(more);
        options.addAll(List.of("-Drealname.test-clock=" + clock, "-cp", classPath));
        List<String> arguments = new ArrayList<>(List.of("run", "--data", data.toString(), "--port", port + ""));
        arguments.addAll(List.of(last));
        program = ChildProgram.start(options, arguments, environment, log());
    }

    /** Lets it end, and hand back what it holds. */
    void stop() throws Exception {
        program.signal("TERM");
        if (!program.isDeadWithin(LONGEST)) {
            throw new AssertionError("It does not stop.");
        }
    }

    /** Kills it, if it runs. */
    @Override
    public void close() throws InterruptedException {
        if (program != null) {
            program.kill();
        }
    }

    /** The program that was started last. */
    ChildProgram program() {
        return program;
    }

    /** The name under which it leases errands, once it has run. */
    String owner() throws IOException {
        return Files.readString(own().resolve("installation-id"));
    }

    /** Its own folder. */
    Path own() {
        return data.resolve("nodes").resolve(name);
    }

    /** Where it says what it does. */
    Path log() {
        return data.resolveSibling(name + ".log");
    }

    /** How often a text stands in what it said. */
    long said(String text) throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    /** Whether it says of itself that it can work. */
    boolean isReady() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + port + "/observe/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it is ready. */
    void awaitReady() {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!program.isAlive()) {
                throw new AssertionError(
                        "Node %s ended with %d: %s".formatted(name, program.exitStatus(), program.lastWords()));
            }
            return isReady();
        });
    }
}
