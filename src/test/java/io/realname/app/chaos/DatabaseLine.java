package io.realname.app.chaos;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to a PostgreSQL server, which can be disturbed: it refuses connections, or loses the server's word that a transaction was
 * committed. Connections must not be encrypted ({@code sslmode=disable}). Thread-safe.
 */
final class DatabaseLine implements AutoCloseable {
    private static final int COMMAND_COMPLETE = 'C';
    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private final int server;
    private final ServerSocket entrance;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "database-line");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean refusing;

    /** A line to the server on that port of this machine. */
    DatabaseLine(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The port at which it is entered. */
    int port() {
        return entrance.getLocalPort();
    }

    /** Loses the answers to the next {@code count} commits: the server has committed, the connection is cut. */
    void cutCommits(int count) {
        commitsToCut.set(count);
    }

    /** How many answers to a commit were lost so far. */
    int commitsCut() {
        return commitsCut.get();
    }

    /** Cuts every connection, and takes no new one until it is told otherwise. */
    void refuse(boolean wanted) {
        refusing = wanted;
        if (wanted) {
            open.forEach(DatabaseLine::close);
        }
    }

    /** How many connections were refused so far. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (refusing) {
                    refused.incrementAndGet();
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Either the line is closed or the server is down, whose clients then see a closed connection.
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind;
        try {
            behind = new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            close(client);
            throw e;
        }
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        open.add(client);
        open.add(behind);
        threads.execute(() -> run(client, behind, () -> client.getInputStream().transferTo(behind.getOutputStream())));
        threads.execute(() -> run(client, behind, () -> answers(behind, client)));
    }

    private interface Transfer {
        void run() throws IOException;
    }

    private void run(Socket client, Socket behind, Transfer transfer) {
        try (client;
                behind) {
            transfer.run();
        } catch (IOException e) {
            // One side is gone; the other is told so by closing.
            return;
        } finally {
            open.remove(client);
            open.remove(behind);
        }
    }

    /** What the server says is a row of messages: a letter, a length, and so many bytes less four. */
    private void answers(Socket behind, Socket client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(behind.getInputStream(), BUFFER));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream(), BUFFER));
        for (int letter = in.read(); letter >= 0; letter = in.read()) {
            int length = in.readInt();
            byte[] content = in.readNBytes(length - Integer.BYTES);
            if (letter == COMMAND_COMPLETE && java.util.Arrays.equals(content, COMMIT) && isToBeCut()) {
                commitsCut.incrementAndGet();
                return;
            }
            out.write(letter);
            out.writeInt(length);
            out.write(content);
            if (in.available() == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    private boolean isToBeCut() {
        return commitsToCut.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private static void close(Closeable some) {
        try {
            some.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(DatabaseLine::close);
        threads.shutdownNow();
    }
}
