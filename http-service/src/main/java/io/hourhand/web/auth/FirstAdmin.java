package io.hourhand.web.auth;

import io.hourhand.store.access.UserStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets the first person in: by the environment's email and password, or by a one-time code that is printed at the start.
 * Once there is a user neither does anything. All methods block on the database and for a hashing.
 */
public final class FirstAdmin {

    private static final int CODE_BYTES = 16;

    private final UserStore users;
    private final Passwords passwords;
    private final Optional<Given> given;
    private final InstantSource clock;
    private volatile Optional<String> code = Optional.empty();

    /** The admin that the environment names. */
    public record Given(String email, String password) {}

    public FirstAdmin(UserStore users, Passwords passwords, Optional<Given> given, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.given = given;
        this.clock = clock;
    }

    /** What the start came to. */
    public sealed interface Start {

        /** There are users already. */
        record Nothing() implements Start {}

        record Created(String email) implements Start {}

        /** Whoever has this code may make the first account. */
        record Invited(String code) implements Start {}
    }

    public Start start() {
        if (users.any()) {
            return new Start.Nothing();
        }
        if (given.isPresent()) {
            Given admin = given.get();
            String hash = passwords.hash(admin.password());
            return users.createFirst(admin.email(), hash, clock.instant()).isPresent()
                    ? new Start.Created(admin.email())
                    : new Start.Nothing();
        }
        String invitation = new ApiTokens().code(CODE_BYTES);
        code = Optional.of(invitation);
        return new Start.Invited(invitation);
    }

    /** Whether this is the code that was printed, and still counts. */
    public boolean invited(String shown) {
        return code.filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** Makes the first account and ends the invitation; empty when somebody was first. */
    public Optional<UserStore.User> create(String email, String password) {
        Optional<UserStore.User> admin = users.createFirst(email, passwords.hash(password), clock.instant());
        code = Optional.empty();
        return admin;
    }
}
