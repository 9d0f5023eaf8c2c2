package io.hourhand.quickstart.system.speed;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that talks: so many lines a second, for so many seconds. Its last line says by how much it was held up, as a
 * writer is whose reader does not keep up. Arguments: lines a second, seconds.
 */
final class Chatter {

    private static final int PIECES_A_SECOND = 50;

    private Chatter() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int rate = Integer.parseInt(args[0]);
        int pieces = Integer.parseInt(args[1]) * PIECES_A_SECOND;
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 65_536), false, StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        long line = 0;
        for (int piece = 1; piece <= pieces; piece++) {
            for (; line < (long) piece * rate / PIECES_A_SECOND; line++) {
                out.println("Line " + line + " of a job that has a lot to tell, second after second");
            }
            out.flush();
            long due = begin + piece * (1_000_000_000L / PIECES_A_SECOND);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        long late = (System.nanoTime() - begin) / 1_000_000 - pieces * (1_000L / PIECES_A_SECOND);
        out.println("Done " + late + " ms late");
        out.flush();
    }
}
