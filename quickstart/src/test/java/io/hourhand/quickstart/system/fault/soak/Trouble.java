package io.hourhand.quickstart.system.fault.soak;

import io.hourhand.quickstart.system.Eventually;
import java.util.List;

/** What happens to a house. Each is over before the next comes. */
enum Trouble {
    RUN_NOW,
    EDIT,
    CONNECTIONS_BREAK,
    ANSWERS_ARE_LOST,
    LINK_HANGS,
    DATABASE_FREEZES,
    DAEMON_FREEZES,
    PURGE,
    DAEMON_DIES;

    /** All but the death of a daemon, which has times of its own, as a leak shows in a long life only. */
    static final List<Trouble> OFTEN = List.of(
            RUN_NOW, EDIT, CONNECTIONS_BREAK, ANSWERS_ARE_LOST, LINK_HANGS, DATABASE_FREEZES, DAEMON_FREEZES, PURGE);

    void comeTo(House house, Dice dice) {
        switch (this) {
            case RUN_NOW -> runNow(house, dice.schedule());
            case EDIT -> edit(house, dice.schedule(), dice.number(1_000));
            case CONNECTIONS_BREAK -> house.link().reset();
            case ANSWERS_ARE_LOST -> {
                house.link().drop();
                house.awaitSeconds(dice.number(3));
                house.link().reset();
                house.link().pass();
            }
            case LINK_HANGS -> {
                house.link().pause();
                house.awaitSeconds(dice.number(30));
                house.link().pass();
            }
            case DATABASE_FREEZES -> {
                house.signalDatabase("STOP");
                house.awaitSeconds(dice.number(30));
                house.signalDatabase("CONT");
            }
            case DAEMON_FREEZES -> {
                house.daemon().signal("STOP");
                house.awaitSeconds(dice.number(20));
                house.daemon().signal("CONT");
            }
            case PURGE -> new History(house.stage()).purge();
            case DAEMON_DIES -> house.replaceDaemon();
        }
    }

    /** A person who presses a button and looks around. */
    private static void runNow(House house, String schedule) {
        Eventually.equal(202, () -> house.client().run(schedule).status());
        Eventually.equal(200, () -> house.client().get("/api/v1/runs?limit=50").status());
        Eventually.equal(200, () -> house.client().get("/api/v1/jobs?limit=50").status());
    }

    private static void edit(House house, String schedule, int number) {
        String edit = "{\"description\":\"as of edit " + number + "\"}";
        Eventually.equal(200, () -> house.client()
                .patch("/api/v1/schedules/" + schedule, edit)
                .status());
    }
}
