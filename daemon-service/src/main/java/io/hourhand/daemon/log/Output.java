package io.hourhand.daemon.log;

import java.time.Instant;

/** Output that came at one time; several lines are parted by newlines. */
sealed interface Output {

    Instant at();

    /** In bytes; a letter of a text counts as one. */
    long size();

    long lines();

    /** To be read: without secrets. */
    String text();

    /** The same, good for as long as it is held. */
    Output kept();

    /** A text that has no secrets any more. */
    record Text(Instant at, String text) implements Output {

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public long lines() {
            long lines = 1;
            for (int i = 0; i < text.length(); i++) {
                lines += text.charAt(i) == '\n' ? 1 : 0;
            }
            return lines;
        }

        @Override
        public Output kept() {
            return this;
        }
    }

    /** What a program printed; it is looked through for secrets only if somebody is to read it. */
    record Block(Instant at, OutputBlock block, Secrets secrets) implements Output {

        @Override
        public long size() {
            return block.size();
        }

        @Override
        public long lines() {
            return block.lines();
        }

        @Override
        public String text() {
            return secrets.masked(block.text());
        }

        @Override
        public Output kept() {
            return new Block(at, block.kept(), secrets);
        }
    }
}
