package io.hourhand.quickstart.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Another address of a server, at which it can be away or hard to reach. Closed at first, so that connections are
 * refused; then a link that can be paused, lose what is sent, be slow, or break.
 */
public final class TcpProxy implements AutoCloseable {

    private enum Link {
        PASSES,
        HOLDS,
        LOSES,
        LOSES_ANSWERS
    }

    private final int port = Services.freePort();
    private volatile int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket door;
    private final Set<Socket> unheard = ConcurrentHashMap.newKeySet();
    private volatile Loss loss = Loss.NONE;
    private volatile Duration delay = Duration.ZERO;
    private Link link = Link.PASSES;
    private boolean holdsStreams;

    /** Of which messages the answers are lost. */
    private record Loss(String word, int nth, AtomicInteger seen) {

        static final Loss NONE = new Loss("", 0, new AtomicInteger());

        boolean takes(byte[] message, int length) {
            return nth > 0
                    && new String(message, 0, length, StandardCharsets.ISO_8859_1).contains(word)
                    && seen.incrementAndGet() % nth == 0;
        }
    }

    public TcpProxy(int target) {
        this.target = target;
    }

    public int port() {
        return port;
    }

    /** From now on connections reach the server. */
    public TcpProxy open() {
        try {
            ServerSocket open = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            door = open;
            Thread.ofPlatform().daemon().start(() -> admit(open));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing passes, nothing is lost: neither side learns anything of the other until {@link #pass}. */
    public void pause() {
        become(Link.HOLDS);
    }

    /** What is sent from now on never arrives, and nobody is told. */
    public void drop() {
        become(Link.LOSES);
    }

    /** What is sent arrives from now on, and what is answered does not. */
    public void dropAnswers() {
        become(Link.LOSES_ANSWERS);
    }

    /** Connections are broken, and new ones refused, until {@link #open}. */
    public void refuse() {
        ServerSocket shut = door;
        door = null;
        try {
            if (shut != null) {
                shut.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    /** From now on connections reach a server at another port of this machine. */
    public void leadTo(int other) {
        target = other;
    }

    /**
     * From now on each {@code nth} message to the server that contains this word is done, and the connection breaks
     * before its answer arrives. Until {@link #loseNoAnswers}.
     */
    public void loseAnswers(String word, int nth) {
        loss = new Loss(word, nth, new AtomicInteger());
    }

    /** Says how many answers were lost. */
    public int loseNoAnswers() {
        Loss until = loss;
        loss = Loss.NONE;
        return until.nth() == 0 ? 0 : until.seen().get() / until.nth();
    }

    /** All is well again; what was held back arrives now. */
    public void pass() {
        become(Link.PASSES);
    }

    /** Of streams of events only the head arrives, as behind a proxy that collects an answer; or all of it again. */
    public synchronized void holdStreams(boolean hold) {
        holdsStreams = hold;
        notifyAll();
    }

    /** Each piece arrives so much later, in both directions. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Both sides of each connection are told at once that it is broken. New ones are admitted. */
    public void reset() {
        sockets.forEach(TcpProxy::breakOff);
    }

    @Override
    public void close() {
        become(Link.LOSES);
        holdStreams(false);
        refuse();
    }

    private synchronized void become(Link next) {
        link = next;
        notifyAll();
    }

    private void admit(ServerSocket open) {
        try (open) {
            while (true) {
                Socket client = open.accept();
                Socket server;
                try {
                    server = new Socket(InetAddress.getLoopbackAddress(), target);
                } catch (ConnectException e) {
                    // As if nobody listened here either.
                    breakOff(client);
                    continue;
                }
                sockets.addAll(List.of(client, server));
                Thread.ofPlatform().daemon().start(() -> pump(client, server, false));
                Thread.ofPlatform().daemon().start(() -> pump(server, client, true));
            }
        } catch (IOException e) {
            // Refused from now on.
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[16_384];
        boolean stream = false;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                LockSupport.parkNanos(delay.toNanos());
                if (!answers && loss.takes(piece, length)) {
                    unheard.add(from);
                } else if (answers && unheard.remove(to)) {
                    breakOff(to);
                    return;
                }
                if (passes(answers)) {
                    int head = answers ? streamBegins(piece, length) : 0;
                    stream |= head > 0;
                    to.getOutputStream().write(piece, 0, head);
                    if (stream) {
                        awaitStreams();
                    }
                    to.getOutputStream().write(piece, head, length - head);
                }
            }
            // A link that holds everything back holds back the end as well.
            passes(answers);
        } catch (IOException | InterruptedException e) {
            // One side has hung up; closing the other is all there is to do.
        } finally {
            sockets.remove(from);
        }
    }

    /** Waits while the link holds; whether it lets pass what has arrived. */
    private synchronized boolean passes(boolean answers) throws InterruptedException {
        while (link == Link.HOLDS) {
            wait();
        }
        return link == Link.PASSES || (link == Link.LOSES_ANSWERS && !answers);
    }

    /** How long the head of an answer is that begins a stream of events; 0 where none begins. */
    private static int streamBegins(byte[] piece, int length) {
        String text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        return text.startsWith("HTTP/1.1 200") && text.contains("text/event-stream") ? text.indexOf("\r\n\r\n") + 4 : 0;
    }

    private synchronized void awaitStreams() throws InterruptedException {
        while (holdsStreams) {
            wait();
        }
    }

    private static void breakOff(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
    }
}
