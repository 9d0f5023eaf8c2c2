package io.hourhand.web.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void onlyThePasswordItselfMatchesItsHash() {
        String hash = passwords.hash("pässword ⏰");
        assertTrue(hash.startsWith("$argon2id$v=19$m="));
        assertTrue(passwords.matches("pässword ⏰", Optional.of(hash)));
        assertFalse(passwords.matches("password", Optional.of(hash)));
        assertNotEquals(hash, passwords.hash("pässword ⏰"));
    }

    @Test
    void aHashOfOtherCostIsStillKnown() {
        // The reference implementation's: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
        String other = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(passwords.matches("password", Optional.of(other)));
    }

    @Test
    void nobodyAndNonsenseMatchNothing() {
        assertFalse(passwords.matches("password", Optional.empty()));
        assertFalse(passwords.matches("password", Optional.of("none")));
        assertFalse(passwords.matches("x".repeat(2_000), Optional.of(passwords.hash("x"))));
    }
}
