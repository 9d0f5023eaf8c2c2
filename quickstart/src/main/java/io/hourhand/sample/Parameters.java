package io.hourhand.sample;

import io.hourhand.job.JobContext;
import org.jspecify.annotations.Nullable;

/** The parameters of a job, checked. */
final class Parameters {

    private Parameters() {}

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is anything else, or out of bounds; the message becomes the job's error
     */
    static int number(JobContext context, String name, int ifAbsent, int least, int most) {
        @Nullable Object value = context.parameters().get(name);
        if (value == null) {
            return ifAbsent;
        }
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            int whole = number.intValue();
            if (least <= whole && whole <= most) {
                return whole;
            }
        }
        throw new IllegalArgumentException(
                "parameter " + name + " must be a whole number from " + least + " to " + most + ", not " + value);
    }
}
