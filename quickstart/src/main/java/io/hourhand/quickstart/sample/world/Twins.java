package io.hourhand.quickstart.sample.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members who registered twice: what the later profile has in common with the earlier one. */
record Twins(Map<Integer, Twin> byId) {

    enum Common {
        PHONE,
        EMAIL,
        PHOTO
    }

    record Twin(int first, Common common) {}

    static Twins draw(List<Person> people) {
        Dice dice = new Dice("twins");
        Map<Integer, Twin> byId = new HashMap<>();
        List<Common> commons = List.of(Common.values());
        for (Person person : people) {
            if (person.id() > 1 && dice.below(1_000) < 15) {
                byId.put(person.id(), new Twin(dice.between(1, person.id() - 1), dice.oneOf(commons)));
            }
        }
        return new Twins(byId);
    }

    /** The id of the earlier profile, 0 if this one is not its twin in {@code common}. */
    int firstOf(int id, Common common) {
        @Nullable Twin twin = byId.get(id);
        return twin != null && twin.common() == common ? twin.first() : 0;
    }
}
