package io.hourhand.quickstart.sample.world;

import io.hourhand.sample.BatchInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The cities, numbered from 1 in the order of their list; a large one is drawn more often. */
record Cities(List<City> all, List<Integer> urn) {

    record City(int id, String name, String country) {}

    static Cities read() {
        List<City> all = new ArrayList<>();
        List<Integer> urn = new ArrayList<>();
        for (String line : Words.CITIES) {
            String[] fields = line.split(",", -1);
            City city = new City(all.size() + 1, fields[0], fields[1]);
            all.add(city);
            for (int i = 0; i < Integer.parseInt(fields[2]); i++) {
                urn.add(city.id());
            }
        }
        return new Cities(all, urn);
    }

    int draw(Dice dice) {
        return dice.oneOf(urn);
    }

    City city(int id) {
        return all.get(id - 1);
    }

    void insert(Connection connection) throws SQLException {
        try (BatchInsert rows = new BatchInsert(connection, "match_city", "id", "name", "country")) {
            for (City city : all) {
                rows.row(city.id(), city.name(), city.country());
            }
            rows.flush();
        }
        try (BatchInsert rows = new BatchInsert(connection, "match_interest", "id", "name")) {
            for (int i = 0; i < Words.INTERESTS.size(); i++) {
                rows.row(i + 1, Words.INTERESTS.get(i));
            }
            rows.flush();
        }
    }
}
