package io.hourhand.quickstart.sample;

import com.mysql.cj.jdbc.MysqlDataSource;
import javax.sql.DataSource;

/** Connections for the tests: a new one each time, no pool, and no TLS, whose handshake is a tenth of a second each time. */
final class Servers {

    private Servers() {}

    /** @param url {@code mysql://user:password@host:port/schema} */
    static DataSource at(String url, String parameters) {
        MysqlDataSource database = new MysqlDataSource();
        String options = "?createDatabaseIfNotExist=true&sslMode=DISABLED&allowPublicKeyRetrieval=true";
        database.setUrl("jdbc:" + url + options + (parameters.isEmpty() ? "" : "&") + parameters);
        return database;
    }
}
