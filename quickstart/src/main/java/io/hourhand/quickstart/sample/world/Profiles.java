package io.hourhand.quickstart.sample.world;

import io.hourhand.quickstart.sample.world.Contacts.Contact;
import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the members down: profile, preference and interests. */
final class Profiles {

    private final Dice dice = new Dice("profiles");
    private final Cities cities;
    private final Contacts contacts;

    Profiles(Cities cities, Twins twins) {
        this.cities = cities;
        this.contacts = new Contacts(twins);
    }

    void insert(Connection connection, List<Person> people) throws SQLException {
        try (BatchInsert rows = new BatchInsert(
                connection,
                "match_profile",
                "id",
                "handle",
                "display_name",
                "email",
                "phone",
                "gender",
                "birth_date",
                "city_id",
                "occupation",
                "education",
                "smokes",
                "height_cm",
                "headline",
                "about",
                "status",
                "created_at",
                "last_seen_at")) {
            for (Person person : people) {
                insert(rows, person);
            }
            rows.flush();
        }
        try (BatchInsert rows =
                new BatchInsert(connection, "match_preference", "profile_id", "seeking", "min_age", "max_age")) {
            for (Person person : people) {
                Person.Taste taste = person.taste();
                rows.row(person.id(), taste.seeking().name(), taste.minAge(), taste.maxAge());
            }
            rows.flush();
        }
        try (BatchInsert rows = new BatchInsert(connection, "match_profile_interest", "profile_id", "interest_id")) {
            for (Person person : people) {
                for (long left = person.interests(); left != 0; left &= left - 1) {
                    rows.row(person.id(), Long.numberOfTrailingZeros(left) + 1);
                }
            }
            rows.flush();
        }
    }

    private void insert(BatchInsert rows, Person person) throws SQLException {
        Contact contact = contacts.draw(person);
        Sentences sentences = new Sentences(dice, person, cities);
        rows.row(
                person.id(),
                contact.handle(),
                contact.name(),
                contact.email(),
                contact.phone(),
                person.gender().name(),
                person.born(),
                person.city(),
                dice.chance(90) ? sentences.job() : null,
                dice.below(5),
                dice.below(3),
                dice.chance(85) ? dice.between(150, 205) : null,
                dice.chance(88) ? sentences.line(Words.HEADLINES) : null,
                dice.chance(92) ? sentences.lines(Words.ABOUT, dice.between(2, 5)) : null,
                status(),
                Era.at(person.member().from()),
                Era.at(person.member().until()));
    }

    private String status() {
        int throwOf100 = dice.below(100);
        return throwOf100 < 96 ? "ACTIVE" : throwOf100 < 99 ? "HIDDEN" : "SUSPENDED";
    }
}
