package io.hourhand.web.route;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Counts answers by the first digit of their status. */
public final class Answered {

    private final AtomicLongArray counts = new AtomicLongArray(6);

    public void add(HttpResponse response) {
        counts.incrementAndGet(response.status().intValue() / 100);
    }

    /**
     * How many there were.
     *
     * @param digit 1 to 5
     */
    public long count(int digit) {
        return counts.get(digit);
    }
}
