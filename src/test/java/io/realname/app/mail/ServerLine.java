package io.realname.app.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** The line between us and a mail server, which a test listens to and cuts; it may add TLS on our side. */
public final class ServerLine implements AutoCloseable {
    /** What we have said. */
    public final List<String> commands = new CopyOnWriteArrayList<>();

    /** How often we have called. */
    public final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket socket;
    private final int serverPort;
    private final AtomicReference<Runnable> beforeFetch = new AtomicReference<>();
    private volatile BiFunction<Integer, String, @Nullable String> instead = (connection, command) -> null;
    private volatile @Nullable String cutAt;
    private volatile int bytesLeft = Integer.MAX_VALUE;

    public ServerLine(int serverPort) throws IOException {
        this(serverPort, ServerSocketFactory.getDefault());
    }

    /** A line whose end on our side {@code sockets} make. */
    public ServerLine(int serverPort, ServerSocketFactory sockets) throws IOException {
        this.serverPort = serverPort;
        socket = sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        thread(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Does so once, when the next message is fetched and before the server hears of it. */
    public void beforeFetch(Runnable action) {
        beforeFetch.set(action);
    }

    /** Lets the server say so many bytes more, then hangs up, once. */
    public void cutAfter(int bytes) {
        bytesLeft = bytes;
    }

    /** Hangs up whenever the server is about to say this; null for never. */
    public void cutAt(@Nullable String text) {
        cutAt = text;
    }

    /** Answers commands in place of the server, as told by the number of the connection and the command; null leaves it to the server. */
    public void answer(BiFunction<Integer, String, @Nullable String> answer) {
        instead = answer;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "server-line");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                int number = connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                thread(() -> pass(client, server, number));
                thread(() -> pass(server, client, 0));
            } catch (IOException e) {
                continue; // One of them hung up, or the test is over.
            }
        }
    }

    /** Passes on what one side says; {@code connection} is the number of ours, 0 for what the server says. */
    private void pass(Socket from, Socket to, int connection) {
        byte[] block = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                String said = new String(block, 0, count, StandardCharsets.ISO_8859_1);
                if (connection > 0) {
                    String answer = instead.apply(connection, said);
                    hear(said);
                    if (answer != null) {
                        from.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                        continue;
                    }
                } else if (cutAt != null && said.contains(cutAt)) {
                    return;
                } else if (count > bytesLeft) {
                    out.write(block, 0, bytesLeft);
                    bytesLeft = Integer.MAX_VALUE;
                    return;
                } else if (bytesLeft != Integer.MAX_VALUE) {
                    bytesLeft -= count;
                }
                out.write(block, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            return; // The other side hung up.
        }
    }

    private void hear(String command) {
        commands.add(command);
        Runnable action = command.contains("BODY") ? beforeFetch.getAndSet(null) : null;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
