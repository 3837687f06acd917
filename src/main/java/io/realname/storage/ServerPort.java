package io.realname.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The port of the embedded server: any that is free at first start, and the same from then on while it stays free. */
final class ServerPort {
    private static final int ANY = 0;

    private final Path file;

    ServerPort(Path folder) {
        file = folder.resolve("port");
    }

    /** A port that is free now; somebody else may still be quicker to take it. */
    int choose() throws IOException {
        int remembered = remembered();
        return isFree(remembered) ? remembered : anyFree();
    }

    void remember(int port) throws IOException {
        if (remembered() != port) {
            Files.writeString(file, Integer.toString(port));
        }
    }

    /** Whether a server could listen there. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound() && port != ANY;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int remembered() throws IOException {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            // The first start, or a file cut off by a power failure: the port is a convenience, not a truth.
            return ANY;
        }
    }
}
