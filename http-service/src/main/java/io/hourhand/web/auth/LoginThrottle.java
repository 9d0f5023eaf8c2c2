package io.hourhand.web.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes guessing passwords slow: after some failures each further attempt has to wait, twice as long as the one before.
 * It counts for an address, for an account at one address, and, more patiently, for an account from everywhere; the last
 * one does not hold at an address where the account's owner has logged in before, so that nobody can lock them out.
 *
 * <p>An attempt counts as failed from its beginning, so that many at once gain nothing. Kept in memory, for some time
 * and some thousands of askers. Thread-safe.
 */
public final class LoginThrottle {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<Key, Streak> streaks = bounded();
    private final Map<Key, Instant> owners = bounded();

    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** What is counted: how many failures are free, and how long the wait becomes at most. */
    private enum Kind {
        ADDRESS(50, Duration.ofMinutes(5)),
        ACCOUNT_AT_ADDRESS(5, Duration.ofMinutes(1)),
        ACCOUNT(50, Duration.ofSeconds(30));

        private final int free;
        private final Duration longest;

        Kind(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        Duration pause(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(20, failures - free));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private record Key(Kind kind, String account, String address) {}

    private record Streak(int failures, Instant last) {}

    /** Begins an attempt. When it is too soon, says how long to wait, and the attempt must not be made. */
    public synchronized Optional<Duration> begin(String account, String address) {
        Instant now = clock.instant();
        List<Key> keys = keys(account, address).toList();
        Duration wait = keys.stream()
                .map(key -> Duration.between(now, free(key, now)))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        keys.forEach(key -> streaks.merge(
                key, new Streak(1, now), (old, one) -> stale(old, now) ? one : new Streak(old.failures() + 1, now)));
        return Optional.empty();
    }

    /** The attempt was right after all. */
    public synchronized void succeeded(String account, String address) {
        keys(account, address).forEach(streaks::remove);
        owners.put(key(Kind.ACCOUNT_AT_ADDRESS, account, address), clock.instant());
    }

    private Instant free(Key key, Instant now) {
        Streak streak = streaks.get(key);
        return streak == null || stale(streak, now)
                ? now
                : streak.last().plus(key.kind().pause(streak.failures()));
    }

    private Stream<Key> keys(String account, String address) {
        Stream<Key> always = Stream.of(key(Kind.ADDRESS, "", address), key(Kind.ACCOUNT_AT_ADDRESS, account, address));
        return owners.containsKey(key(Kind.ACCOUNT_AT_ADDRESS, account, address))
                ? always
                : Stream.concat(always, Stream.of(key(Kind.ACCOUNT, account, "")));
    }

    private static Key key(Kind kind, String account, String address) {
        return new Key(kind, account.toLowerCase(Locale.ROOT), address);
    }

    private static boolean stale(Streak streak, Instant now) {
        return streak.last().plus(FORGOTTEN_AFTER).isBefore(now);
    }

    private static <V> Map<Key, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }
}
