package io.hourhand.quickstart.sample;

import com.mysql.cj.jdbc.MysqlDataSource;
import javax.sql.DataSource;

/** Connections for the tests: a new one each time, no pool. */
final class Servers {

    private Servers() {}

    /** @param url {@code mysql://user:password@host:port/schema} */
    static DataSource at(String url, String parameters) {
        MysqlDataSource database = new MysqlDataSource();
        database.setUrl(
                "jdbc:" + url + "?createDatabaseIfNotExist=true" + (parameters.isEmpty() ? "" : "&") + parameters);
        return database;
    }
}
