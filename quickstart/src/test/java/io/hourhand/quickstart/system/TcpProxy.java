package io.hourhand.quickstart.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Another address of a server, at which it can be away: closed at first, so that connections are refused. */
final class TcpProxy implements AutoCloseable {

    private final int port = Services.freePort();
    private final int target;
    private volatile boolean closed;

    TcpProxy(int target) {
        this.target = target;
    }

    int port() {
        return port;
    }

    /** From now on connections reach the server. */
    void open() {
        try {
            ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> admit(door));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void admit(ServerSocket door) {
        try (door) {
            while (!closed) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofPlatform().daemon().start(() -> pump(client, server));
                Thread.ofPlatform().daemon().start(() -> pump(server, client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has hung up; closing the other is all there is to do.
        }
    }
}
