package io.hourhand.quickstart.house;

/** Why the quickstart cannot go on, and what to do about it, in words for whoever typed the command. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String whatHappened, String whatToDo) {
        super(whatHappened + " " + whatToDo);
    }
}
