package io.hourhand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class DigestTest {

    @Test
    void tellsAllNewsInPlainWords() {
        Digest digest = new Digest(1, "Zoë B.", 1, 12, 2, "Lukas M., Jonas P.", 7);
        assertEquals("2 unread messages, 1 new like, 12 visits", digest.subject());
        assertEquals("""
                Hello Zoë B.,

                Somebody waits for your answer: you have not read 2 messages.
                In the last 7 days your profile had 12 visits and 1 like.
                You may want to meet Lukas M., Jonas P.

                See you soon!
                """, digest.body());
    }

    @Test
    void leavesOutWhatDidNotHappen() {
        Digest digest = new Digest(1, "Rui S.", 0, 0, 1, null, 7);
        assertEquals("1 unread message", digest.subject());
        assertEquals("""
                Hello Rui S.,

                Somebody waits for your answer: you have not read 1 message.

                See you soon!
                """, digest.body());
    }
}
