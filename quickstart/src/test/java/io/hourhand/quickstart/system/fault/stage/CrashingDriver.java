package io.hourhand.quickstart.system.fault.stage;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** MySQL's driver, whose connections pass by {@link CrashPoint}. */
public final class CrashingDriver extends NonRegisteringDriver {

    CrashingDriver() throws SQLException {}

    @Override
    public @Nullable Connection connect(String url, Properties given) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(given);
        properties.setProperty("queryInterceptors", CrashPoint.class.getName());
        return super.connect(url, properties);
    }
}
