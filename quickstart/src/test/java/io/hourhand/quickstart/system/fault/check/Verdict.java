package io.hourhand.quickstart.system.fault.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/**
 * What the checker found.
 *
 * @param interrupted attempts that were in flight when a daemon died
 * @param lost slots without a run of their own, and runs without a slot
 * @param repeated finished jobs that ran again
 * @param stuck rows that still say that something is to come
 * @param wrong all else that must never be
 */
public record Verdict(
        long runs, long interrupted, List<String> lost, List<String> repeated, List<String> stuck, List<String> wrong) {

    public void mustBeClean() {
        assertEquals(List.of(), lost, "lost");
        assertEquals(List.of(), repeated, "repeated");
        assertEquals(List.of(), stuck, "stuck");
        assertEquals(List.of(), wrong, "wrong");
    }

    @Override
    public String toString() {
        return "%d runs, %d attempts interrupted; lost %d, finished jobs repeated %d, stuck rows %d, else wrong %d"
                .formatted(runs, interrupted, lost.size(), repeated.size(), stuck.size(), wrong.size());
    }
}
