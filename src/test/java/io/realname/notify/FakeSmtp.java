package io.realname.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server that says what a test wants it to say, one connection after the other. */
public final class FakeSmtp implements AutoCloseable {
    /** In place of a reply: hang up. */
    public static final String CUT = "";

    /** In place of a reply: nothing, until the client hangs up. */
    public static final String SILENCE = "(silence)";

    /** The messages that came whole, also those that were refused after it. */
    public final List<String> received = new CopyOnWriteArrayList<>();

    /** What the client said, apart from messages. */
    public final List<String> commands = new CopyOnWriteArrayList<>();

    private final @Nullable SSLSocketFactory tls;
    private final ServerSocket socket;
    private final Map<String, Queue<String>> replies = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable Socket current;

    public FakeSmtp() throws IOException {
        this(null);
    }

    /** A server that offers TLS after STARTTLS, and then a login with a token. */
    public FakeSmtp(@Nullable SSLSocketFactory tls) throws IOException {
        this.tls = tls;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "fake-smtp");
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Says so the next time at that stage: {@code connect}, {@code mail}, {@code rcpt}, {@code data} or {@code end} (of the data). */
    public FakeSmtp reply(String stage, String reply) {
        replies.computeIfAbsent(stage, any -> new ConcurrentLinkedQueue<>()).add(reply);
        return this;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                current = client;
                talk(client);
            } catch (IOException e) {
                continue; // The client, or the test, hung up.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        if (say(client.getOutputStream(), "connect", "220 fake")) {
            listen(client, tls == null ? "250 fake" : "250-fake\r\n250 STARTTLS");
        }
    }

    private void listen(Socket client, String greeting) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String command = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase();
            if (command.equals("STAR") && tls != null) {
                say(out, "starttls", "220 go on");
                SSLSocket secure = (SSLSocket) tls.createSocket(client, null, client.getPort(), true);
                secure.setUseClientMode(false);
                listen(secure, "250-fake\r\n250 AUTH XOAUTH2");
                return;
            }
            boolean goesOn = switch (command) {
                case "EHLO", "HELO" -> say(out, "helo", greeting);
                case "MAIL" -> say(out, "mail", "250 ok");
                case "RCPT" -> say(out, "rcpt", "250 ok");
                case "DATA" -> data(in, out);
                case "AUTH" -> say(out, "auth", "235 welcome");
                case "QUIT" -> say(out, "quit", "221 bye");
                default -> say(out, "other", "250 ok");
            };
            if (!goesOn || command.equals("QUIT")) {
                return;
            }
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        boolean refused = replies.containsKey("data") && !replies.get("data").isEmpty();
        boolean goesOn = say(out, "data", "354 go on");
        return refused ? goesOn : goesOn && take(in) && say(out, "end", "250 taken");
    }

    private boolean take(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                received.add(message.toString());
                return true;
            }
            message.append(line).append('\n');
        }
        return false;
    }

    private boolean say(OutputStream out, String stage, String usual) throws IOException {
        Queue<String> special = replies.get(stage);
        String reply = special == null || special.isEmpty() ? usual : special.remove();
        if (reply.equals(CUT)) {
            return false;
        }
        if (reply.equals(SILENCE)) {
            return true;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return !reply.startsWith("421");
    }

    @Override
    public void close() throws Exception {
        socket.close();
        Socket client = current;
        if (client != null) {
            client.close();
        }
        thread.join(5_000);
    }
}
