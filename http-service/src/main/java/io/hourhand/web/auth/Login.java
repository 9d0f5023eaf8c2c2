package io.hourhand.web.auth;

import io.hourhand.store.access.SessionStore;
import io.hourhand.store.access.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Turns an email and a password into a session. */
public final class Login {

    /** So many may wait for the few hashings that run at a time; more are told to come back. */
    private static final int MOST_WAITING = 40;

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final UserStore users;
    private final SessionStore sessions;
    private final LoginTokens tokens;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final InstantSource clock;
    private final Executor hashing;
    private final Executor jdbc;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    public Login(
            UserStore users,
            SessionStore sessions,
            LoginTokens tokens,
            Passwords passwords,
            InstantSource clock,
            Executor hashing,
            Executor jdbc) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.throttle = new LoginThrottle(clock);
        this.clock = clock;
        this.hashing = hashing;
        this.jdbc = jdbc;
    }

    /** What became of an attempt. */
    public sealed interface Outcome {

        record LoggedIn(String token, Instant expiresAt, UserStore.User user) implements Outcome {}

        /** Unknown, disabled or the wrong password: which of them is not told. */
        record Refused() implements Outcome {}

        record TooSoon(Duration pause) implements Outcome {}
    }

    /** Tries to log in. Begins on a thread that may block on the database. */
    public CompletionStage<Outcome> attempt(String email, String password, String address) {
        Optional<Duration> wait = throttle.begin(email, address);
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Outcome.TooSoon(wait.get()));
        }
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(new Outcome.TooSoon(BUSY));
        }
        try {
            Optional<UserStore.User> user =
                    users.findByEmail(email).filter(found -> found.disabledAt().isEmpty());
            return CompletableFuture.supplyAsync(
                            () -> passwords.matches(password, user.map(UserStore.User::passwordHash)), hashing)
                    .whenComplete((same, failure) -> places.release())
                    .thenApplyAsync(
                            same -> user.filter(found -> same)
                                    .map(found -> {
                                        throttle.succeeded(email, address);
                                        return open(found);
                                    })
                                    .orElseGet(Outcome.Refused::new),
                            jdbc);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    /** Opens a session for somebody who has shown who they are. Blocks on the database. */
    public Outcome open(UserStore.User user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LoginTokens.LIFETIME);
        UUID session = sessions.open(user.id(), now, end);
        return new Outcome.LoggedIn(tokens.issue(session, user.id(), now, end), end, user);
    }
}
