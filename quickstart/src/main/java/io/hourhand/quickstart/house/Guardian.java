package io.hourhand.quickstart.house;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A shell that outlives the quickstart if that is killed outright: when its input ends without a good-bye, it ends the
 * services and then the database.
 */
final class Guardian {

    /** Ctrl-C and a closed terminal reach it too, and must not end it. */
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            services= databases=
            while read -r word pid; do
              case $word in
                service) services="$services $pid" ;;
                database) databases="$databases $pid" ;;
                goodbye) exit 0 ;;
              esac
            done
            finish() {
              for pid; do kill -TERM "$pid"; done
              seconds=0
              for pid; do
                while kill -0 "$pid" && [ $seconds -lt 25 ]; do sleep 1; seconds=$((seconds + 1)); done
                kill -KILL "$pid"
              done
            }
            finish $services
            finish $databases
            """;

    private final Process shell;
    private final PrintWriter input;

    private Guardian(Process shell) {
        this.shell = shell;
        this.input = new PrintWriter(shell.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static Guardian start() throws IOException {
        return new Guardian(new ProcessBuilder("sh", "-c", SCRIPT, "hourhand-guardian")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void guardService(ProcessHandle process) {
        input.println("service " + process.pid());
    }

    void guardDatabase(ProcessHandle process) {
        input.println("database " + process.pid());
    }

    /** All it guards is gone. */
    void dismiss() throws InterruptedException {
        input.println("goodbye");
        input.close();
        shell.waitFor();
    }
}
