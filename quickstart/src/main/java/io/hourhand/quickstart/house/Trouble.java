package io.hourhand.quickstart.house;

/** Why the quickstart cannot go on, and what to do about it, in words for whoever typed the command. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    public Trouble(String whatHappened, String whatToDo) {
        super(whatHappened);
        this.words = whatHappened + " " + whatToDo;
    }

    /** What happened and what to do, fit to be printed. */
    public String words() {
        return words;
    }
}
