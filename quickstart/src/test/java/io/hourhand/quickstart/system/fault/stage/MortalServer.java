package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.TcpProxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A database server of the test's own that is killed, frozen and started again, each time at another port. The test
 * always finds it.
 */
public final class MortalServer implements AutoCloseable {

    private final Server kind;
    private final String name = "mortal-" + UUID.randomUUID();
    private final TcpProxy steady;
    private Server.Served now;

    public MortalServer(Server kind) {
        this.kind = kind;
        now = kind.serve(name);
        steady = new TcpProxy(port()).open();
    }

    public Schema schema() {
        return Schema.on(now.url().replace(":" + port() + "/", ":" + steady.port() + "/"));
    }

    /** Where it is for others; changes with each restart. */
    public int port() {
        return Integer.parseInt(now.url().replaceFirst(".*:(\\d+)/", "$1"));
    }

    /** Its process ends, as if its machine was switched off. */
    public void kill() {
        end(now.process().destroyForcibly());
    }

    /** It is there again when this returns. */
    public void restart() {
        now = kind.serve(name);
        steady.leadTo(port());
    }

    /** A signal to its process, such as STOP. */
    public void signal(String signal) {
        List<String> command =
                List.of("kill", "-" + signal, String.valueOf(now.process().pid()));
        Program.start("kill", command, Map.of(), Program.HOME).awaitEnd();
    }

    @Override
    public void close() {
        steady.close();
        now.process().destroy();
        end(now.process());
    }

    private static void end(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
